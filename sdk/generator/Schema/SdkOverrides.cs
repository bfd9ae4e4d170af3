using Newtonsoft.Json;

namespace Monitoring.Generator.Schema;

/// <summary>overrides.jsonc as it stands in the file; that file says what each section is for.</summary>
public sealed class SdkOverrides
{
    [JsonProperty(Required = Newtonsoft.Json.Required.Always)]
    public Dictionary<string, string> Definitions { get; init; } = [];

    [JsonProperty(Required = Newtonsoft.Json.Required.Always)]
    public Dictionary<string, SortedDictionary<string, string>> Types { get; init; } = [];

    [JsonProperty(Required = Newtonsoft.Json.Required.Always)]
    public Dictionary<string, SortedDictionary<string, string>> Properties { get; init; } = [];

    [JsonProperty(Required = Newtonsoft.Json.Required.Always)]
    public Dictionary<string, string[]> Required { get; init; } = [];

    [JsonProperty(Required = Newtonsoft.Json.Required.Always)]
    public Dictionary<string, SortedDictionary<string, string>> Inputs { get; init; } = [];

    [JsonProperty(Required = Newtonsoft.Json.Required.Always)]
    public Dictionary<string, string[]> Enums { get; init; } = [];

    [JsonProperty(Required = Newtonsoft.Json.Required.Always)]
    public Dictionary<string, string[]> Secrets { get; init; } = [];

    [JsonProperty(Required = Newtonsoft.Json.Required.Always)]
    public Dictionary<string, string[]> Aliases { get; init; } = [];

    public static SdkOverrides Read(string path)
    {
        try
        {
            return JsonConvert.DeserializeObject<SdkOverrides>(
                    File.ReadAllText(path),
                    new JsonSerializerSettings { MissingMemberHandling = MissingMemberHandling.Error })
                ?? throw new GeneratorException($"{path} is empty.");
        }
        catch (JsonException e)
        {
            throw new GeneratorException($"{path} cannot be read: {e.Message}");
        }
    }
}

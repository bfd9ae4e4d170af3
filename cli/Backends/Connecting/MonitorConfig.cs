using System.Collections.Immutable;
using Monitoring.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Cli.Backends.Connecting;

/// <summary>
/// What a person has written down once about the backends of their stacks: <c>~/.config/monitor/config.yaml</c>, or where MONITOR_CONFIG says.
/// </summary>
/// <param name="path">The file; it need not exist.</param>
internal sealed class MonitorConfig(string path)
{
    private static readonly string[] Keys = ["url", "user", "password", "authority"];
    private static readonly string[] References = ["file", "secret", "command"];

    /// <summary>The file of this person.</summary>
    public static MonitorConfig Of(CliContext context) => new(
        context.Environment("MONITOR_CONFIG") is { Length: > 0 } named ? named
        : Path.Combine(context.Environment("XDG_CONFIG_HOME") is { Length: > 0 } home ? home : HomePath.Expand("~/.config"), "monitor", "config.yaml"));

    /// <summary>How a stack's backend is reached; null where the file does not say.</summary>
    /// <exception cref="ProblemsException">The file cannot be used; one message per problem, with line and key.</exception>
    public BackendLogin? Find(string stack, Backend backend)
    {
        if (!File.Exists(path) || Section(Section(Root(), "stacks"), stack) is not { } entries)
            return null;
        Demand(entries, Backend.All.Select(known => known.Name));
        if (Section(entries, backend.Name) is not { } entry)
            return null;
        Demand(entry, Keys);
        if (BackendLogin.Refusal(Text(entry, "url"), out var url) is { } refusal)
            throw Refused(entry, $"stacks.{stack}.{backend.Name}.url {refusal}");
        var password = entry.Children.ContainsKey("password") ? Section(entry, "password") ?? throw Refused(entry, $"stacks.{stack}.{backend.Name}.password says where the password is ({string.Join(", ", References)}); it is never the password itself.") : null;
        Demand(password, References);
        return new BackendLogin(url)
        {
            Source = path,
            User = Text(entry, "user"),
            Authority = Text(entry, "authority"),
            Password = password is null ? null : new PasswordReference { File = Text(password, "file"), Secret = Text(password, "secret"), Command = Text(password, "command") },
        };
    }

    private YamlMappingNode? Root()
    {
        try
        {
            using var reader = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(reader);
            return stream.Documents is [{ RootNode: YamlMappingNode root }, ..] ? root : null;
        }
        catch (YamlException e)
        {
            throw new ProblemsException(Problem.Error($"{path}:{e.Start.Line}", "It is no YAML."));
        }
    }

    private static YamlNode? Child(YamlMappingNode? node, string key) => node?.Children.TryGetValue(new YamlScalarNode(key), out var child) == true ? child : null;

    private static YamlMappingNode? Section(YamlMappingNode? node, string key) => Child(node, key) as YamlMappingNode;

    private static string? Text(YamlMappingNode node, string key) => (Child(node, key) as YamlScalarNode)?.Value is { Length: > 0 } value ? value : null;

    private void Demand(YamlMappingNode? node, IEnumerable<string> known)
    {
        var names = known.ToImmutableArray();
        var unknown = node?.Children.Keys.OfType<YamlScalarNode>().Where(key => !names.Contains(key.Value ?? "")).ToList() ?? [];
        if (unknown.Count > 0)
            throw new ProblemsException(unknown.Select(key => Problem.Error($"{path}:{key.Start.Line}", $"There is no key '{key.Value}' here.{Nearest.Suggestion(key.Value ?? "", names)} Known: {string.Join(", ", names)}.")));
    }

    private ProblemsException Refused(YamlNode node, string message) => new(Problem.Error($"{path}:{node.Start.Line}", message));
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Monitoring.Cli;
using Monitoring.Cli.Engine;
using Monitoring.Cli.Stacks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Pulumi;
using Pulumi.Utilities;

namespace Monitoring.Tests.Real.Engine;

/// <summary>The real program, run for a stack in a process of its own as the <c>pulumi</c> command runs it.</summary>
internal static class StackRecording
{
    /// <summary>What providers make up; an update answers with the same placeholders that <c>./monitor render</c> writes.</summary>
    private static readonly string[] GeneratingTypes =
    [
        "random:index/randomPassword:RandomPassword", "random:index/randomString:RandomString", "random:index/randomId:RandomId", "random:index/randomBytes:RandomBytes",
        "tls:index/privateKey:PrivateKey", "tls:index/certRequest:CertRequest", "tls:index/selfSignedCert:SelfSignedCert", "tls:index/locallySignedCert:LocallySignedCert",
    ];

    private static readonly ConcurrentDictionary<(string Stack, bool Preview), Lazy<Task<EngineRecording>>> Recordings = new();

    /// <summary>Each is made once; a program that fails fails the test.</summary>
    public static async Task<EngineRecording> OfAsync(string stack, bool preview) =>
        (await Recordings.GetOrAdd((stack, preview), static key => new(() => RecordAsync(key.Stack, key.Preview))).Value).Succeeded();

    private static async Task<EngineRecording> RecordAsync(string stack, bool preview)
    {
        var configuration = new StackRunner(new CliContext(TextWriter.Null, TextWriter.Null, () => Repository.Root, TimeProvider.System, _ => null)).Read(stack).Configuration;
        var scenario = new EngineScenario
        {
            Preview = preview,
            Outputs = await GeneratedAsync(),
        };
        await using var engine = await RecordingEngine.StartAsync(scenario, configuration.Project, stack);
        var variables = engine.Variables(configuration.Project, stack);
        variables["PULUMI_CONFIG"] = configuration.ToPulumiConfig();
        variables["PULUMI_CONFIG_SECRET_KEYS"] = JsonConvert.SerializeObject(configuration.SecretKeys.Select(key => $"{configuration.Project}:{key}"));
        var exitCode = await RunAsync(variables);
        var recording = new EngineRecording(exitCode, await engine.EndAsync());
        await KeepAsync(recording, $"{stack}-{(preview ? "preview" : "up")}");
        return recording;
    }

    private static async Task<int> RunAsync(Dictionary<string, string> variables)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Monitoring.Stacks.dll")])
        {
            WorkingDirectory = Repository.PathOf("stacks"),
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static async Task<Dictionary<string, Dictionary<string, object>>> GeneratedAsync()
    {
        var result = new Dictionary<string, Dictionary<string, object>>();
        foreach (var type in GeneratingTypes)
        {
            result[type] = [];
            foreach (var (output, value) in GeneratedValues.Of(type, "{name}"))
                result[type][output] = value is Output<string> secret ? Wire.Secret(await OutputUtilities.GetValueAsync(secret)) : value;
        }

        return result;
    }

    /// <summary>
    /// Leaves the registrations beside the tests: eng/compare-sdks compares those of both sources of the SDK. What an SDK is able to take is none of
    /// the program's business.
    /// </summary>
    private static Task KeepAsync(EngineRecording recording, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "recordings")).FullName;
        var lines = recording.Registrations.Concat(recording.Of("RegisterResourceOutputs"))
            .Select(call => new JObject(new JProperty("method", call.Method), new JProperty("request", WithoutAbilities(Wire.Sorted(call.Request)))).ToString(Formatting.None))
            .Order(StringComparer.Ordinal);
        return File.WriteAllLinesAsync(Path.Combine(folder, $"{name}.jsonl"), lines);

        static JToken WithoutAbilities(JToken request)
        {
            ((JObject)request).Remove("accepts");
            return request;
        }
    }
}

using System.Collections.Immutable;
using Newtonsoft.Json.Linq;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Random;
using Xunit;

namespace Monitoring.Tests.Real.Engine;

/// <summary>Values of all kinds on their way to the engine and back into outputs.</summary>
public sealed class ValueTests
{
    private const string AssetSignature = "c44067f5952c0a294b673a41bacd8c17";
    private const string ArchiveSignature = "0def7320c3a5731c473e5ecbe6d01bc7";
    private const string ResourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";
    private const string OutputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private const string Password = "random:index/randomPassword:RandomPassword";

    [SkippableFact]
    public async Task A_secret_stays_one_on_its_way_through_other_values()
    {
        var scenario = new EngineScenario { Outputs = { [Password] = new() { ["result"] = Wire.Secret("made up") } } };
        var recording = (await EngineProgram.RunAsync(scenario, () =>
        {
            var password = new RandomPassword("password", new() { Length = 24 });
            _ = new Secret("secret", new SecretArgs { StringData = { ["plain"] = "user", ["line"] = password.Result.Apply(text => $"password={text}") } });
        })).Succeeded();
        AssertJson(new JObject(new JProperty("plain", "user"), new JProperty("line", Wire.Secret("password=made up"))), recording["secret"]["object"]!["stringData"]!);
        Assert.Equal(24, (int)recording["password"]["object"]!["length"]!);
    }

    [SkippableFact]
    public async Task What_is_not_known_in_a_preview_is_unknown_on_the_wire_and_no_code_sees_it()
    {
        var seen = false;
        var recording = (await EngineProgram.RunAsync(new EngineScenario { Preview = true }, () =>
        {
            Assert.True(Deployment.Instance.IsDryRun);
            var password = new RandomPassword("password", new() { Length = 24 });
            _ = Thing("thing", ("known", "yes"), ("open", password.Result.Apply(text => seen = text.Length > 0)), ("list", new object[] { "a", password.Id }));
        })).Succeeded();
        AssertJson(JObject.Parse($$"""{ "known": "yes", "open": "{{Wire.Unknown}}", "list": ["a", "{{Wire.Unknown}}"] }"""), recording["thing"]["object"]!);
        Assert.False(seen);
    }

    [SkippableFact]
    public async Task Texts_numbers_and_nests_come_back_as_they_went()
    {
        var state = new Dictionary<string, object?>
        {
            ["text"] = "Grüße, 世界 🙂\n\t\"quoted\" \u0001",
            ["number"] = 0.1,
            ["big"] = 2147483647,
            ["flag"] = false,
            ["nest"] = new Dictionary<string, object?> { ["list"] = ImmutableArray.Create<object>("a", true, ImmutableArray.Create<object>()), ["empty"] = ImmutableDictionary<string, object>.Empty },
        };
        var recording = (await EngineProgram.RunAsync(() =>
        {
            var first = new StateThing("first", state);
            _ = Thing("second", ("state", first.State));
        })).Succeeded();
        AssertJson(JObject.FromObject(state), recording["second"]["object"]!["state"]!);
    }

    [SkippableFact]
    public async Task Assets_and_archives_are_named_and_left_where_they_are()
    {
        var recording = (await EngineProgram.RunAsync(() => Thing(
            "thing",
            ("file", new FileAsset("./setup.sh")),
            ("text", new StringAsset("echo")),
            ("remote", new RemoteAsset("https://example.com/a")),
            ("archive", new AssetArchive(new Dictionary<string, AssetOrArchive> { ["a"] = new StringAsset("1"), ["b"] = new FileArchive("./b") }))))).Succeeded();
        var inner = new JObject(
            new JProperty("a", Wire.Special(AssetSignature, ("text", "1"))),
            new JProperty("b", Wire.Special(ArchiveSignature, ("path", "./b"))));
        AssertJson(
            new JObject(
                new JProperty("file", Wire.Special(AssetSignature, ("path", "./setup.sh"))),
                new JProperty("text", Wire.Special(AssetSignature, ("text", "echo"))),
                new JProperty("remote", Wire.Special(AssetSignature, ("uri", "https://example.com/a"))),
                new JProperty("archive", Wire.Special(ArchiveSignature, ("assets", inner)))),
            recording["thing"]["object"]!);
    }

    [SkippableFact]
    public async Task A_resource_as_a_value_is_a_reference()
    {
        var recording = (await EngineProgram.RunAsync(() =>
        {
            var target = Thing("target");
            var group = new ComponentResource("test:index:Group", "group");
            _ = Thing("thing", ("custom", target), ("component", group));
        })).Succeeded();
        AssertJson(
            new JObject(
                new JProperty("custom", Wire.Special(ResourceSignature, ("urn", "urn:pulumi:stack::project::test:index:Thing::target"), ("id", "target-id"))),
                new JProperty("component", Wire.Special(ResourceSignature, ("urn", "urn:pulumi:stack::project::test:index:Group::group")))),
            recording["thing"]["object"]!);
    }

    [SkippableFact]
    public async Task A_component_of_another_process_is_told_all_about_its_outputs()
    {
        var recording = (await EngineProgram.RunAsync(() =>
        {
            var target = Thing("target");
            _ = Remote(("plain", "a"), ("secret", Output.CreateSecret("b")), ("target", target.Id));
        })).Succeeded();
        var remote = recording["remote"];
        Assert.True((bool)remote["remote"]!);
        AssertJson(
            new JObject(
                new JProperty("plain", "a"),
                new JProperty("secret", Wire.Special(OutputSignature, ("value", "b"), ("secret", true))),
                new JProperty("target", Wire.Special(OutputSignature, ("value", "target-id"), ("dependencies", new JArray("urn:pulumi:stack::project::test:index:Thing::target"))))),
            remote["object"]!);
    }

    [SkippableFact]
    public async Task An_engine_that_does_not_know_outputs_is_told_their_values()
    {
        var recording = (await EngineProgram.RunAsync(
            new EngineScenario { Lacks = ["outputValues"] }, () => Remote(("secret", Output.CreateSecret("b"))))).Succeeded();
        AssertJson(new JObject(new JProperty("secret", Wire.Secret("b"))), recording["remote"]["object"]!);
    }

    [SkippableFact]
    public async Task Another_stack_is_read_with_its_secrets()
    {
        var scenario = new EngineScenario
        {
            Reads = { ["org/base/dev"] = new { name = "org/base/dev", outputs = new { address = "10.0.0.1", key = Wire.Secret("k") }, secretOutputNames = new[] { "key" } } },
        };
        var recording = (await EngineProgram.RunAsync(scenario, () =>
        {
            var other = new StackReference("org/base/dev");
            _ = Thing("thing", ("address", other.RequireOutput("address")), ("key", other.RequireOutput("key")));
        })).Succeeded();
        AssertJson(new JObject(new JProperty("address", "10.0.0.1"), new JProperty("key", Wire.Secret("k"))), recording["thing"]["object"]!);
    }

    private static CustomResource Thing(string name, params (string Name, object? Value)[] args) =>
        new("test:index:Thing", name, Args(args), null);

    private static ComponentResource Remote(params (string Name, object? Value)[] args) =>
        new("test:index:Remote", "remote", Args(args), null, remote: true);

    private static DictionaryResourceArgs Args((string Name, object? Value)[] args) => new(args.ToImmutableDictionary(arg => arg.Name, arg => arg.Value));

    private static void AssertJson(JToken expected, JToken actual) => Assert.Equal(Wire.Sorted(expected).ToString(), Wire.Sorted(actual).ToString());

    private sealed class StateThing(string name, object state)
        : CustomResource("test:index:State", name, new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty.Add("state", state)), null)
    {
        [Output("state")]
        public Output<ImmutableDictionary<string, object>> State { get; private set; } = null!;
    }
}

using System.Collections.Immutable;
using Newtonsoft.Json.Linq;
using Pulumi;
using Xunit;

namespace Monitoring.Tests.Real.Engine;

/// <summary>Functions of providers and methods of resources.</summary>
public sealed class FunctionTests
{
    [SkippableFact]
    public async Task A_function_gets_its_arguments_and_returns_its_result()
    {
        var scenario = new EngineScenario { Calls = { ["test:index:lookUp"] = new { @return = new { address = "10.0.0.1", key = Wire.Secret("k") } } } };
        var recording = (await EngineProgram.RunAsync(scenario, () =>
        {
            var found = Deployment.Instance.Invoke<ImmutableDictionary<string, object>>("test:index:lookUp", Args(("name", "prometheus")), new InvokeOptions { Version = "1.2.3" });
            _ = new CustomResource("test:index:Thing", "thing", new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty.Add("address", found.Apply(all => all["address"]))), null);
        })).Succeeded();
        var invoke = Assert.Single(recording.Of("Invoke")).Request;
        Assert.Equal(("test:index:lookUp", "prometheus", "1.2.3"), ((string?)invoke["token"], (string?)invoke["args"]!["name"], (string?)invoke["version"]));
        Assert.True((bool)invoke["accepts"]!["resources"]!);
        Assert.True(JToken.DeepEquals(Wire.Secret("10.0.0.1"), recording["thing"]["object"]!["address"]));
    }

    [SkippableFact]
    public async Task An_argument_that_a_function_refuses_fails_the_program()
    {
        var scenario = new EngineScenario
        {
            Calls = { ["test:index:lookUp"] = new { failures = new[] { new { property = "name", reason = "must not be empty" } } } },
        };
        var recording = await EngineProgram.RunAsync(scenario, () => Deployment.Instance.Invoke<ImmutableDictionary<string, object>>("test:index:lookUp", Args(("name", ""))));
        Assert.Equal(32, recording.ExitCode);
        Assert.Contains("must not be empty (name)", Assert.Single(recording.Logged("error")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_function_that_fails_says_why()
    {
        var scenario = new EngineScenario { Refuses = { ["test:index:lookUp"] = new(2, "the cluster does not answer") } };
        var recording = await EngineProgram.RunAsync(scenario, () => Deployment.Instance.Invoke<ImmutableDictionary<string, object>>("test:index:lookUp", Args()));
        Assert.Equal(32, recording.ExitCode);
        Assert.Contains("the cluster does not answer", Assert.Single(recording.Logged("error")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_function_is_not_called_with_an_argument_that_is_not_known()
    {
        var recording = (await EngineProgram.RunAsync(new EngineScenario { Preview = true }, () =>
        {
            var target = new CustomResource("test:index:Thing", "target", null, null);
            _ = Deployment.Instance.Invoke<ImmutableDictionary<string, object>>("test:index:lookUp", Args(("id", target.Id)));
        })).Succeeded();
        Assert.Empty(recording.Of("Invoke"));
    }

    [SkippableFact]
    public async Task A_method_is_called_with_its_resource_and_the_sources_of_its_arguments()
    {
        var recording = (await EngineProgram.RunAsync(() =>
        {
            var target = new CustomResource("test:index:Thing", "target", null, null);
            _ = Deployment.Instance.Call<ImmutableDictionary<string, object>>("test:index:Thing/read", new ReadArgs { Id = target.Id }, target);
        })).Succeeded();
        const string Target = "urn:pulumi:stack::project::test:index:Thing::target";
        var call = Assert.Single(recording.Of("Call")).Request;
        Assert.Equal(("test:index:Thing/read", "target-id"), ((string?)call["token"], (string?)call["args"]!["id"]));
        Assert.Equal(Target, (string?)call["args"]!["__self__"]!["urn"]);
        Assert.Equal([Target], call["argDependencies"]!["id"]!.Select(urn => (string?)urn));
    }

    private static DictionaryInvokeArgs Args(params (string Name, object? Value)[] args) => new(args.ToImmutableDictionary(arg => arg.Name, arg => arg.Value));

    private sealed class ReadArgs : CallArgs
    {
        [Input("id")]
        public Input<string>? Id { get; init; }
    }
}

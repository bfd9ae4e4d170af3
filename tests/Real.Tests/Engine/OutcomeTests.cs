using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Xunit;

namespace Monitoring.Tests.Real.Engine;

/// <summary>How a program ends, for the console and for the language host.</summary>
public sealed class OutcomeTests
{
    private const int Unknown = 2;
    private const int Unimplemented = 12;

    [SkippableFact]
    public async Task A_refused_registration_fails_the_program_with_the_engines_message()
    {
        var scenario = new EngineScenario { Refuses = { ["rules"] = new(Unknown, "quota “configmaps” exceeded: 100% of 5\nask the owner") } };
        var recording = await EngineProgram.RunAsync(scenario, () =>
        {
            var rules = new ConfigMap("rules");
            _ = new ConfigMap("after", options: new CustomResourceOptions { DependsOn = { rules } });
        });
        Assert.Equal(32, recording.ExitCode);
        Assert.Contains("quota “configmaps” exceeded: 100% of 5\nask the owner", Assert.Single(recording.Logged("error")), StringComparison.Ordinal);
        Assert.DoesNotContain(recording.Registrations, call => call.Name == "after");
        Assert.Empty(recording.Of("SignalAndWaitForShutdown"));
    }

    [SkippableFact]
    public async Task Of_a_resource_that_was_not_made_everything_is_unknown_and_the_program_goes_on()
    {
        var seen = false;
        var recording = (await EngineProgram.RunAsync(new EngineScenario { Unmade = ["rules"] }, () =>
        {
            var rules = new ConfigMap("rules", new() { Data = { ["content"] = "x" } });
            _ = new ConfigMap("copy", new() { Data = { ["content"] = rules.Data.Apply(data => $"{seen = true}"), ["id"] = rules.Id } });
        })).Succeeded();
        Assert.False(seen);
        Assert.Equal(Wire.Unknown, (string?)recording["copy"]["object"]!["data"]!["content"]);
        Assert.Equal(Wire.Unknown, (string?)recording["copy"]["object"]!["data"]!["id"]);
    }

    [SkippableFact]
    public async Task Two_resources_of_one_name_are_refused()
    {
        var recording = await EngineProgram.RunAsync(() =>
        {
            _ = new ConfigMap("rules");
            _ = new ConfigMap("rules");
        });
        Assert.Equal(32, recording.ExitCode);
        Assert.Contains("duplicate resource urn:pulumi:stack::project::kubernetes:core/v1:ConfigMap::rules", Assert.Single(recording.Logged("error")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_sentence_of_the_program_is_shown_without_a_stack_trace()
    {
        var recording = await EngineProgram.RunAsync(() => throw new RunException("monitoring:namespace is not set."));
        Assert.Equal(32, recording.ExitCode);
        Assert.Equal("monitoring:namespace is not set.", Assert.Single(recording.Logged("error")));
    }

    [SkippableFact]
    public async Task A_program_that_logs_an_error_goes_on_and_fails()
    {
        var recording = await EngineProgram.RunAsync(() =>
        {
            Log.Warn("careful");
            Log.Error("not so");
            var map = new ConfigMap("rules");
            Log.Info("done", map, streamId: 7, ephemeral: true);
        });
        Assert.Equal(1, recording.ExitCode);
        Assert.Equal(["careful"], recording.Logged("warning"));
        Assert.Equal(["not so"], recording.Logged("error"));
        var info = Assert.Single(recording.Of("Log"), call => (string?)call.Request["severity"] == "info").Request;
        Assert.Equal(
            ("done", "urn:pulumi:stack::project::kubernetes:core/v1:ConfigMap::rules", 7, true),
            ((string?)info["message"], (string?)info["urn"], (int)info["streamId"]!, (bool)info["ephemeral"]!));
        Assert.Contains(recording.Registrations, call => call.Name == "rules");
    }

    [SkippableFact]
    public async Task An_engine_that_does_not_wait_for_programs_is_fine()
    {
        var scenario = new EngineScenario { Refuses = { ["SignalAndWaitForShutdown"] = new(Unimplemented, "unknown method") } };
        Assert.Equal(0, (await EngineProgram.RunAsync(scenario, () => _ = new ConfigMap("rules"))).ExitCode);
    }

    [SkippableFact]
    public async Task A_thousand_resources_are_registered_and_leave_no_heap_behind()
    {
        const int Count = 1000;
        var content = new string('x', 2_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var recording = (await EngineProgram.RunAsync(new EngineScenario { Delay = 5 }, () =>
        {
            for (var i = 0; i < Count; i++)
                _ = new ConfigMap($"map-{i}", new() { Data = { ["content"] = content } });
        })).Succeeded();
        Assert.Equal(Count + 1, recording.Registrations.Select(call => call.Name).Distinct().Count());
        Assert.True(recording.Registrations.Max(call => call.AtOnce) > 1, "One registration waited for the other.");
        recording = null;

        var left = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(left < 200L * 1024 * 1024, $"The run left {left} bytes on the heap.");
    }

    [SkippableFact]
    public async Task An_object_of_many_megabytes_passes()
    {
        var content = string.Concat(Enumerable.Repeat("0123456789abcdef", 1_000_000));
        var recording = (await EngineProgram.RunAsync(() =>
        {
            var map = new ConfigMap("map", new() { Data = { ["content"] = content } });
            _ = new ConfigMap("copy", new() { Data = { ["length"] = map.Data.Apply(data => $"{data["content"].Length}") } });
        })).Succeeded();
        Assert.Equal("16000000", (string?)recording["copy"]["object"]!["data"]!["length"]);
    }
}

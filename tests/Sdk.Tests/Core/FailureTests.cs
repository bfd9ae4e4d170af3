using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Testing;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

[Collection(ProcessEnvironment.Name)]
public sealed class FailureTests : IDisposable
{
    private readonly int _exitCode = Environment.ExitCode;

    public void Dispose() => Environment.ExitCode = _exitCode;

    [Fact]
    public async Task A_failed_run_tells_the_program_the_type_and_the_message_and_sets_the_exit_code()
    {
        Environment.ExitCode = 0;

        var message = await Run.FailAsync(() => throw new FormatException("bad"));

        Assert.StartsWith("Running program '", message, StringComparison.Ordinal);
        Assert.Contains("' failed with an unhandled exception:\nSystem.FormatException: bad", message, StringComparison.Ordinal);
        Assert.Equal(32, Environment.ExitCode);
    }

    [Fact]
    public async Task A_run_exception_is_shown_by_its_message_alone() =>
        Assert.Equal("only this", await Run.FailAsync(() => throw new RunException("only this")));

    [Fact]
    public async Task A_resource_exception_may_hide_where_it_comes_from() =>
        Assert.Equal("only this", await Run.FailAsync(() => throw new ResourceException("only this", null, hideStack: true)));

    [Fact]
    public async Task A_failing_apply_fails_the_run_although_nobody_waits_for_it()
    {
        var message = await Run.FailAsync(() => Output.Create(1).Apply(value => value > 0 ? throw new FormatException("bad") : value));

        Assert.Contains("System.FormatException: bad", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_mock_fails_the_run()
    {
        var mocks = new RecordingMocks { Answer = _ => throw new FormatException("bad mock") };

        var failure = await Assert.ThrowsAsync<RunException>(() => Run.UpdateAsync(mocks, () => _ = new Thing("thing")));

        Assert.Contains("bad mock", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_asynchronous_program_fails_the_run()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(new RecordingMocks(), new TestOptions(), async () =>
        {
            await Task.Yield();
            throw new FormatException("bad");
        }));

        Assert.Contains("bad", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_logged_error_fails_the_run_with_its_message() =>
        Assert.Equal("wrong", await Run.FailAsync(() =>
        {
            Log.Debug("a");
            Log.Info("b");
            Log.Warn("c");
            Log.Error("wrong");
        }));

    [Fact]
    public async Task Several_logged_errors_come_together()
    {
        var failure = await Assert.ThrowsAsync<AggregateException>(() => Run.UpdateAsync(new RecordingMocks(), () =>
        {
            Log.Error("one");
            Log.Error("two", new Thing("thing"));
        }));

        Assert.Equal(["one", "two"], failure.InnerExceptions.Select(inner => inner.Message));
    }

    [Fact]
    public async Task Without_an_engine_a_program_does_not_start()
    {
        using var monitor = new EnvironmentVariable("PULUMI_MONITOR", null);
        var started = false;

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Deployment.RunAsync(() => { started = true; }));

        Assert.Contains("Program run without the Pulumi engine available; re-run using the `pulumi` CLI", failure.Message, StringComparison.Ordinal);
        Assert.False(started);
    }
}

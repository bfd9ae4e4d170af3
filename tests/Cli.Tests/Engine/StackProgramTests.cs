using Monitoring.Cli.Engine;
using Monitoring.Tests.Cli.Support;
using Pulumi;
using Xunit;

namespace Monitoring.Tests.Cli.Engine;

[Collection(ProcessTests.Name)]
public sealed class StackProgramTests
{
    [Fact]
    public async Task Resources_are_recorded_with_parent_and_inputs_in_the_order_of_declaration()
    {
        var program = await RunAsync(options => new FixtureStack(options));

        Assert.Null(program.Failure);
        Assert.Equal(
            [("RandomPassword", null, false), ("Group", null, true), ("ConfigMap", "group", false), ("Secret", "group", false)],
            program.Resources.Select(r => (r.Kind, r.Parent?.Name, r.IsComponent)));
        var secret = program.Resources[^1];
        Assert.Equal(("v1", "map-secret"), (secret.Inputs.Text("apiVersion"), secret.Inputs.Text("metadata", "name")));
        Assert.Equal("<secret: random password \"password\">", secret.Inputs.Text("stringData", "password"));
        Assert.Equal("group", secret.Owner.Name);
    }

    [Fact]
    public async Task Outputs_are_known_and_secrets_marked()
    {
        using var folder = new TemporaryFolder();

        var program = await RunAsync(options => new FixtureStack(options), folder.FullPath);

        Assert.Equal(
            [("configured", (object)"hello", false), ("folder", new DirectoryInfo(folder.FullPath).FullName, false), ("hidden", "<secret: random password \"password\">", true), ("visible", "seen", false)],
            program.Outputs.Select(o => (o.Name, o.Value!, o.IsSecret)));
    }

    [Fact]
    public async Task What_the_program_takes_from_the_process_is_put_back()
    {
        using var folder = new TemporaryFolder();
        System.Environment.ExitCode = 0;
        var before = (System.Environment.GetEnvironmentVariable("PULUMI_CONFIG"), System.Environment.ExitCode);

        await RunAsync<FixtureStack>(_ => throw new RunException("no"), folder.FullPath);

        Assert.Equal(before, (System.Environment.GetEnvironmentVariable("PULUMI_CONFIG"), System.Environment.ExitCode));
    }

    [Fact]
    public async Task A_refusal_is_reported_in_the_program_s_own_words() =>
        Assert.Equal("The stack cannot be deployed:\nit is too late", (await RunAsync<FixtureStack>(_ => throw new RunException("The stack cannot be deployed:\nit is too late"))).Failure);

    [Fact]
    public async Task A_crash_is_reported_without_type_and_stack_trace() =>
        Assert.Equal("it fell over", (await RunAsync<FixtureStack>(_ => throw new InvalidOperationException("it fell over"))).Failure);

    private static Task<RecordedProgram> RunAsync<TStack>(Func<StackOptions, TStack> create, string? folder = null)
        where TStack : Stack =>
        StackProgram.RunAsync(create, "project", "test", folder ?? Path.GetTempPath(), """{"project:greeting":"hello"}""");
}

using System.Collections.Concurrent;
using Xunit;

namespace Monitoring.Tests.Real.Processes;

/// <summary>
/// The real binaries, installed into the project's cache once per test run. A test is skipped only when <c>eng/install-binaries</c> says
/// that this machine cannot provide them; any other failure of it fails the test.
/// </summary>
internal static class Binaries
{
    private const int CannotBeProvided = 3;

    private static readonly Lazy<Task<ToolResult>> Installation = new(() => Tool.RunAsync(Repository.PathOf("eng", "install-binaries")));
    private static readonly Lazy<Task<ToolResult>> Etcd = new(() => Tool.RunAsync(Repository.PathOf("eng", "install-binaries"), "etcd"));
    private static readonly Lazy<Task<ToolResult>> Nats = new(() => Tool.RunAsync(Repository.PathOf("eng", "install-binaries"), "nats"));
    private static readonly Lazy<Task<ToolResult>> Ruby = new(() => Tool.RunAsync(Repository.PathOf("eng", "install-binaries"), "ruby"));
    private static readonly ConcurrentDictionary<string, Lazy<Task<ToolResult>>> NodePackages = new();

    public static async Task<string> PathOfAsync(string command) => Path.Combine(LastLine(await Installation.Value), command);

    public static async Task<string> PathOfEtcdAsync() => Path.Combine(LastLine(await Etcd.Value), "etcd");

    public static async Task<string> PathOfNatsAsync() => Path.Combine(LastLine(await Nats.Value), "nats-server");

    public static async Task<string> PathOfRubyAsync() => Path.Combine(LastLine(await Ruby.Value), "ruby");

    /// <summary>Folder from which node resolves packages of npm.</summary>
    /// <param name="name">As <c>eng/install-node-packages</c> calls them.</param>
    public static async Task<string> NodePackagesAsync(string name) => LastLine(
        await NodePackages.GetOrAdd(name, _ => new(() => Tool.RunAsync(Repository.PathOf("eng", "install-node-packages"), name))).Value);

    private static string LastLine(ToolResult result)
    {
        Skip.If(result.ExitCode == CannotBeProvided, result.Errors.Trim());
        Assert.True(result.ExitCode == 0, result.ToString());
        return result.Output.Trim().Split('\n')[^1];
    }
}

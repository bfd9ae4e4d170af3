using System.Diagnostics;
using System.Globalization;
using Monitoring.Cli;
using Monitoring.Host;
using Monitoring.Tests.Real.Processes;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.Host;

/// <summary>A copy of the project with a stack of its own, and the real command in it.</summary>
internal sealed class HostedStack : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private string? _cache;

    public HostedStack(string configuration)
    {
        foreach (var folder in new[] { "dashboards", "docs", "eng" })
            Directory.CreateSymbolicLink(_folder.PathOf(folder), Repository.PathOf(folder));
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("alert-rules"), "*.json"))
            _folder.Write($"alert-rules/{Path.GetFileName(file)}", File.ReadAllText(file));
        _folder.Write("Pulumi.yaml", File.ReadAllText(Repository.PathOf("Pulumi.yaml")));
        _folder.Write("Pulumi.test.yaml", $"config:\n{configuration}\n");
    }

    /// <summary>Moves all ports away from those of other tests.</summary>
    public int PortOffset { get; } = FreePorts.Next() - 9000;

    public string Data => _folder.PathOf("data");

    public PrometheusClient Prometheus => new(AddressOf(HostProgram.Prometheus));

    /// <summary>What a program said, for failures.</summary>
    public IEnumerable<string> LogOf(string program) => File.ReadLines(Path.Combine(Data, "logs", $"{program}.log"));

    public Uri AddressOf(HostProgram program) => new($"http://127.0.0.1:{program.Port + PortOffset}/");

    public void Write(string path, string text) => _folder.Write(path, text);

    /// <summary>Puts a command on the PATH, before all others.</summary>
    public async Task WriteCommandAsync(string name, string script) => await Tool.RunAsync("/bin/chmod", "755", _folder.Write($"bin/{name}", $"#!/bin/sh\n{script}\n"));

    public void Delete(string path) => File.Delete(_folder.PathOf(path));

    /// <summary>Gives this machine none of the programs, and a script in the place of the one that installs them.</summary>
    public async Task TakeProgramsAwayAsync(string script)
    {
        File.Delete(_folder.PathOf("eng"));
        await Tool.RunAsync("/bin/chmod", "755", _folder.Write("eng/install-binaries", $"#!/bin/sh\n{script}\n"));
        _cache = _folder.PathOf("empty");
    }

    /// <summary>What the command answers, without a process of its own.</summary>
    public async Task<ToolResult> AskAsync(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        var cache = await CacheAsync();
        var code = await CommandLine.RunAsync(arguments, new CliContext(output, errors, () => _folder.Root, TimeProvider.System, name => name == "MONITOR_CACHE" ? cache : name == "PATH" ? SearchPath : null));
        return new ToolResult($"monitor {string.Join(' ', arguments)}", code, output.ToString(), errors.ToString());
    }

    /// <summary>Runs the command to its end.</summary>
    public Task<ToolResult> RunAsync(params string[] arguments) => RunInAsync([], arguments);

    /// <summary>Runs the command to its end, started by another one.</summary>
    public async Task<ToolResult> RunInAsync(string[] starter, params string[] arguments)
    {
        string[] command = [.. starter, "dotnet", typeof(CommandLine).Assembly.Location, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MONITOR_ROOT"] = _folder.Root;
        start.Environment["MONITOR_CACHE"] = await CacheAsync();
        start.Environment["PATH"] = SearchPath;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ToolResult($"monitor {string.Join(' ', arguments)}", process.ExitCode, await output, await errors);
    }

    public Task<ToolResult> UpAsync(params string[] arguments) =>
        RunAsync(["up", "test", "--detach", "--data", Data, "--port-offset", PortOffset.ToString(CultureInfo.InvariantCulture), .. arguments]);

    public Task<ToolResult> DownAsync() => RunAsync("down", "test", "--data", Data);

    /// <summary>Process id of a program, or of the supervisor.</summary>
    public int ProcessOf(string program)
    {
        var state = JObject.Parse(File.ReadAllText(Path.Combine(Data, "run", "state.json")));
        return program == "supervisor"
            ? (int)state["Supervisor"]!["Id"]!
            : int.Parse(File.ReadAllText(Path.Combine(Data, "run", $"{program}.pid")).Split(' ')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>Processes whose command line names the data directory.</summary>
    public IEnumerable<string> Processes() => Directory.EnumerateDirectories("/proc").Where(directory => int.TryParse(Path.GetFileName(directory), out _))
        .Select(CommandLineOf).Where(line => line.Contains(Data, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await DownAsync();
        _folder.Dispose();
    }

    private string SearchPath => _cache is null ? $"{_folder.PathOf("bin")}:{Environment.GetEnvironmentVariable("PATH")}" : _folder.PathOf("bin");

    private async Task<string> CacheAsync() => _cache ?? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(await Binaries.PathOfAsync("promtool"))!, "..", ".."));

    private static string CommandLineOf(string directory)
    {
        try
        {
            return File.ReadAllText(Path.Combine(directory, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }
}

using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Monitoring.OnCall;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Stacks;
using Monitoring.Stacks.Host;
using Monitoring.Stacks.Settings;
using Monitoring.Tests.Real.Processes;

namespace Monitoring.Tests.Real.Host;

/// <summary>A throw-away host: a folder, the very script that runs on hosts, and release archives of the real programs.</summary>
internal sealed class HostBox : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ImmutableSortedDictionary<string, int> _ports = HostServices.Programs.ToImmutableSortedDictionary(program => program.Name, _ => FreePorts.Next(), StringComparer.Ordinal);

    public HostBox()
    {
        Settings = new MonitoringSettings
        {
            Prometheus = new() { Placement = PrometheusPlacement.Host, ScrapeInterval = Duration.Seconds(5), EvaluationInterval = Duration.Seconds(5) },
            OnCall = new OnCallSettings { Heartbeat = new() { ToUrl = true } },
            Host = new()
            {
                Address = "box",
                ApiServer = "https://127.0.0.1:1",
                Directory = _folder.PathOf("opt", "monitoring"),
                Data = _folder.PathOf("var", "monitoring"),
                Releases = new Uri(_folder.PathOf("releases")).AbsoluteUri,
            },
        };
        Directory.CreateDirectory(Path.Combine(Settings.Host.Directory, "incoming"));
        File.Copy(Repository.PathOf("infra", "Host", "host.sh"), PathOf("host.sh"));
    }

    public MonitoringSettings Settings { get; set; }

    /// <summary>Variables that the script looks at.</summary>
    public Dictionary<string, string> Environment { get; } = new() { ["MONITORING_SYSTEMD"] = "no", ["MONITORING_PATIENCE"] = "60" };

    /// <summary>Address of a program, where the host is not open to other machines.</summary>
    public Uri AddressOf(string program) => new($"http://127.0.0.1:{_ports[program]}/");

    public PrometheusClient Prometheus => new(AddressOf("prometheus"));

    /// <summary>The bundle that is read; null for none.</summary>
    public string? Current => new DirectoryInfo(PathOf("current")).LinkTarget is { } target ? Path.GetFileName(target) : null;

    /// <summary>A path in the host's folder.</summary>
    public string PathOf(params string[] parts) => Path.Combine([Settings.Host.Directory, .. parts]);

    public string DataOf(string program) => Path.Combine(Settings.Host.Data, program);

    /// <summary>Makes the release archives that the bundle's programs are downloaded from.</summary>
    public async Task PublishAsync()
    {
        foreach (var program in HostServices.Programs)
        {
            var machine = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? "amd64" : "arm64";
            var name = $"{program.Command}-{program.Version}.linux-{machine}";
            foreach (var command in program.Name switch { "prometheus" => ["prometheus", "promtool"], "alertmanager" => ["alertmanager", "amtool"], _ => new[] { program.Command } })
            {
                var file = _folder.Write($"content/{name}/{command}", $"#!/bin/sh\nexec {await Binaries.PathOfAsync(command)} \"$@\"\n");
                await Tool.RunAsync("chmod", "755", file);
            }

            var release = Directory.CreateDirectory(_folder.PathOf("releases", program.Command, "releases", "download", $"v{program.Version}")).FullName;
            await Tool.RunAsync("tar", "-czf", Path.Combine(release, $"{name}.tar.gz"), "-C", _folder.PathOf("content"), name);
            var sum = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(release, $"{name}.tar.gz"))));
            await File.WriteAllTextAsync(Path.Combine(release, "sha256sums.txt"), $"{new string('0', 64)}  other.tar.gz\n{sum}  {name}.tar.gz\n");
        }
    }

    /// <summary>Uploads a bundle of the stack.</summary>
    /// <param name="change">What is different in it, by file.</param>
    /// <param name="checksums">sha256 of release archives, by file name.</param>
    /// <returns>Its hash.</returns>
    public string Upload(Func<string, string, string>? change = null, ImmutableSortedDictionary<string, string>? checksums = null)
    {
        var settings = Settings with { Host = Settings.Host with { Checksums = checksums ?? ImmutableSortedDictionary<string, string>.Empty } };
        var placement = HostServices.Placement(settings)! with { Ports = _ports };
        var plan = MonitoringPlan.Create(settings, SourceFiles.Load(Repository.Root), "test", placement);
        var compiled = HostBundle.Compile(plan, "test", HostServices.Files(settings, placement));
        var bundle = HostBundle.Of(compiled.Files.Remove(HostBundle.Manifest).Select(file => KeyValuePair.Create(file.Key, Changed(file.Key, WithoutDelay(file.Key, file.Value)))), "test");
        BundleArchive.Write(bundle, PathOf("incoming"));
        return bundle.Hash;

        string Changed(string file, string text) => change is null ? text : change(file, text);
    }

    /// <summary>Alertmanager tells nobody anything in its first minute and does not end before, and what Prometheus says before it knows an Alertmanager it says again after one.</summary>
    private static string WithoutDelay(string file, string text) => file.StartsWith(HostServices.UnitsDirectory, StringComparison.Ordinal)
        ? text.Replace("--dispatch.start-delay=1m", "--dispatch.start-delay=0s", StringComparison.Ordinal).Replace("--rules.alert.resend-delay=1m", "--rules.alert.resend-delay=5s", StringComparison.Ordinal)
        : text;

    /// <summary>Installs and applies a bundle, as a deployment does.</summary>
    public async Task<ToolResult> DeployAsync(string hash, string secrets)
    {
        foreach (var (verb, input) in new[] { (new[] { "install", hash }, ""), (["secrets"], secrets) })
            if (await RunAsync(input, verb) is { ExitCode: not 0 } failed)
                return failed;
        return await RunAsync("", "apply", hash);
    }

    public async Task<ToolResult> RunAsync(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new ToolResult($"host.sh {string.Join(' ', arguments)}", process.ExitCode, await output, await errors);
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [PathOf("host.sh"), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Process id of a program that runs without systemd.</summary>
    public string ProcessOf(string program) => File.ReadAllText(PathOf("run", $"{program}.pid")).Split(' ')[0];

    /// <summary>False for one that has ended, even where nobody has taken note of it.</summary>
    public static bool IsRunning(string process) => File.Exists($"/proc/{process}/cmdline") && File.ReadAllText($"/proc/{process}/cmdline").Length > 0;

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(PathOf("host.sh")))
            await RunAsync("", "remove");
        _folder.Dispose();
    }
}

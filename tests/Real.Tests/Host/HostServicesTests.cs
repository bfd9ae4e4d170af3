using System.Text;
using Monitoring.Host;
using Monitoring.Stacks.Host;
using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;
using Xunit;

namespace Monitoring.Tests.Real.Host;

/// <summary>What the script asks of systemd, which is played here: it runs what units say, and writes down what it is told.</summary>
public sealed class HostServicesTests : IDisposable
{
    private const string Systemctl = """
        #!/bin/bash
        echo "$*" >>"$PLAYED/calls"
        unit=${!#}
        pid=$(cat "$PLAYED/$unit" 2>/dev/null)
        case $1 in
          is-active) [[ -n $pid && -n $(tr -d '\0' </proc/$pid/cmdline) ]] 2>/dev/null ;;
          restart)
            if [[ -n $pid ]]; then kill -KILL "$pid"; fi
            read -ra words <<<"$(sed -n 's/^ExecStart=//p' "$MONITORING_UNITS/$unit")"
            setsid "${words[@]}" >/dev/null 2>&1 </dev/null 3<&- 9>&- &
            echo $! >"$PLAYED/$unit" ;;
          reload) kill -HUP "$pid" ;;
          disable) if [[ -n $pid ]]; then kill -KILL "$pid"; fi; rm -f "$PLAYED/$unit" ;;
          show)
            restarts=$(cat "$PLAYED/$unit.restarts" 2>/dev/null || echo 0)
            if [[ -z $(tr -d '\0' </proc/$pid/cmdline) ]] 2>/dev/null; then restarts=$((restarts + 1)); fi
            echo "$restarts" | tee "$PLAYED/$unit.restarts" ;;
          reset-failed) rm -f "$PLAYED/$unit.restarts" ;;
        esac
        """;

    private readonly TemporaryFolder _folder = new();

    [SkippableFact]
    public async Task Units_are_put_in_place_started_reloaded_and_taken_away()
    {
        await using var box = new HostBox();
        await PlaySystemdAsync(box);
        await box.PublishAsync();
        var secrets = string.Concat(new[] { ("heartbeat-url", "http://127.0.0.1:1/"), ("cluster/token", "t"), ("cluster/ca.crt", TestCertificates.Authority) }
            .Select(secret => $"{secret.Item1} {Convert.ToBase64String(Encoding.UTF8.GetBytes(secret.Item2))}\n"));

        Succeeded(await box.DeployAsync(box.Upload(), secrets));
        string[] units = [.. HostServices.Programs.Select(program => $"monitoring-{program.Name}.service")];
        Assert.Equal(units.SelectMany(unit => new[] { "daemon-reload", $"enable --quiet {unit}", $"restart {unit}" }), Calls("daemon-reload", "enable", "restart", "reload"));
        Assert.Equal(["monitoring", "monitoring-exporter"], Calls("useradd").Select(call => call.Split(' ')[^1]).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(Calls("chown"), call => call.EndsWith("monitoring: " + box.PathOf("secrets"), StringComparison.Ordinal));
        Assert.All(units, unit => Assert.Equal(File.ReadAllText(box.PathOf("current", "systemd", unit)), File.ReadAllText(_folder.PathOf("units", unit))));

        Forget();
        Succeeded(await box.DeployAsync(box.Upload((file, text) => file == "rules/prometheus.rules.yml" ? text.Replace("alert: Watchdog", "alert: WatchdogOfTheHost", StringComparison.Ordinal) : text), secrets));
        Assert.Equal(["reload monitoring-prometheus.service"], Calls("daemon-reload", "enable", "restart", "reload"));
        Assert.Contains("WatchdogOfTheHost", await box.Prometheus.RulesAsync());

        var ill = await box.DeployAsync(box.Upload((file, text) => file.EndsWith("-prometheus.service", StringComparison.Ordinal) ? text.Replace("--config.file", "--no-such-flag", StringComparison.Ordinal) : text), secrets);
        Assert.Contains("is back in place", ill.Errors, StringComparison.Ordinal);

        Forget();
        Succeeded(await box.RunAsync("", "remove"));
        Assert.Equal(units.Reverse().Select(unit => $"disable --quiet --now {unit}"), Calls("disable"));
        Assert.Empty(Directory.EnumerateFiles(_folder.PathOf("units")));
    }

    [Theory]
    [InlineData("2.42.0+ds-5", "The package prometheus is 2.42.0+ds-5 on this host, and the stack needs 3.0; set host.install to archives.")]
    [InlineData("(none)", "There is no package prometheus for this host; set host.install to archives.")]
    [InlineData("3.5.3+ds1-6", null)]
    public async Task Packages_are_installed_if_they_can_run_the_stack(string version, string? refusal)
    {
        await using var box = new HostBox();
        await PlaySystemdAsync(box);
        box.Settings = box.Settings with { Host = box.Settings.Host with { Install = HostInstall.Debian } };
        _folder.Write("bin/apt-get", "#!/bin/bash\necho \"apt-get $*\" >>\"$PLAYED/calls\"\n");
        _folder.Write("bin/apt-cache", $"#!/bin/bash\necho '  Installed: (none)'\nif [[ $2 == prometheus ]]; then echo '  Candidate: {version}'; else echo '  Candidate: 1.5.0-1'; fi\n");
        await Tool.RunAsync("chmod", "-R", "755", _folder.PathOf("bin"));

        var result = await box.RunAsync("", "install", box.Upload());

        Assert.Equal(refusal is null ? 0 : 1, result.ExitCode);
        Assert.Equal(refusal ?? "", result.Errors.Trim());
        var installs = Calls("apt-get").Where(call => call.Contains("install", StringComparison.Ordinal)).ToList();
        if (refusal is null)
            Assert.EndsWith(" prometheus-node-exporter prometheus-blackbox-exporter prometheus-alertmanager prometheus", Assert.Single(installs), StringComparison.Ordinal);
        else
            Assert.Empty(installs);
    }

    public void Dispose() => _folder.Dispose();

    private async Task PlaySystemdAsync(HostBox box)
    {
        Directory.CreateDirectory(_folder.PathOf("units"));
        _folder.Write("bin/systemctl", Systemctl);
        foreach (var command in new[] { "chown", "useradd" })
            _folder.Write($"bin/{command}", $"#!/bin/bash\necho \"{command} $*\" >>\"$PLAYED/calls\"\n");
        foreach (var command in new[] { "id", "journalctl" })
            _folder.Write($"bin/{command}", "#!/bin/bash\nexit 1\n");
        await Tool.RunAsync("chmod", "-R", "755", _folder.PathOf("bin"));
        box.Environment["PATH"] = $"{_folder.PathOf("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        box.Environment["PLAYED"] = _folder.Root;
        box.Environment["MONITORING_SYSTEMD"] = "yes";
        box.Environment["MONITORING_UNITS"] = _folder.PathOf("units");
    }

    private IEnumerable<string> Calls(params string[] verbs) => File.ReadAllLines(_folder.PathOf("calls")).Where(call => verbs.Contains(call.Split(' ')[0]));

    private void Forget() => File.Delete(_folder.PathOf("calls"));

    private static void Succeeded(ToolResult result) => Assert.True(result.ExitCode == 0, result.ToString());
}

using System.Text;
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
          show) echo 0 ;;
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

        Forget();
        Succeeded(await box.RunAsync("", "remove"));
        Assert.Equal(units.Reverse().Select(unit => $"disable --quiet --now {unit}"), Calls("disable"));
        Assert.Empty(Directory.EnumerateFiles(_folder.PathOf("units")));
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

using System.Collections.Immutable;
using System.Text;
using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;
using Xunit;

namespace Monitoring.Tests.Real.Host;

/// <summary>Runs the very script that a deployment runs on a host, with the real programs.</summary>
public sealed class HostScriptTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task A_host_is_installed_upgraded_taken_back_and_removed()
    {
        await using var service = new FakeWebhook();
        await using var box = new HostBox();
        await box.PublishAsync();
        var secrets = Secrets(("heartbeat-url", service.Address.ToString()), ("cluster/token", "t"), ("cluster/ca.crt", TestCertificates.Authority));

        var first = box.Upload();
        Succeeded(await box.DeployAsync(first, secrets));
        Assert.Equal(first, box.Current);
        Assert.Contains("prometheus is ready", (await box.RunAsync("", "status")).Output, StringComparison.Ordinal);
        Assert.Equal("600\n", (await Tool.RunAsync("bash", "-c", $"find '{box.PathOf("secrets")}' -type f -printf '%m\\n' | sort -u")).Output);
        await Eventually.HoldsAsync("the heartbeat arrives", Soon, () => service.Told.Contains("firing Watchdog"), () => string.Join('\n', service.Told));

        var process = box.ProcessOf("prometheus");
        var second = box.Upload((file, text) => file == "rules/prometheus.rules.yml" ? Renamed(text) : text);
        Succeeded(await box.DeployAsync(second, secrets));
        Assert.Contains("WatchdogOfTheHost", await box.Prometheus.RulesAsync());
        Assert.Equal(process, box.ProcessOf("prometheus"));

        var refused = await box.DeployAsync(box.Upload((file, text) => file == "rules/prometheus.rules.yml" ? text.Replace("vector(1)", "vector((1", StringComparison.Ordinal) : text), secrets);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("is refused, and nothing has changed: FAILED: ", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(second, box.Current);

        var ill = box.Upload(WithWrongFlag);
        var takenBack = await box.DeployAsync(ill, secrets);
        Assert.Equal(1, takenBack.ExitCode);
        Assert.Contains($"The bundle {ill} does not work; {second} is back in place.", takenBack.Errors, StringComparison.Ordinal);
        Assert.Contains("no-such-flag", takenBack.Errors, StringComparison.Ordinal);
        Assert.Equal(second, box.Current);
        Assert.Contains("WatchdogOfTheHost", await box.Prometheus.RulesAsync());

        Succeeded(await box.RunAsync("", "rollback"));
        Assert.Equal(first, box.Current);
        Assert.DoesNotContain("WatchdogOfTheHost", await box.Prometheus.RulesAsync());

        process = box.ProcessOf("prometheus");
        Succeeded(await box.RunAsync("", "remove"));
        Assert.False(HostBox.IsRunning(process));
        Assert.False(Directory.Exists(box.Settings.Host.Directory));
        Assert.True(Directory.Exists(box.DataOf("prometheus")));
    }

    [SkippableFact]
    public async Task What_was_cut_off_the_next_run_finishes_and_a_first_bundle_that_does_not_work_leaves_nothing_running()
    {
        await using var box = new HostBox();
        await box.PublishAsync();
        var secrets = Secrets(("heartbeat-url", "http://127.0.0.1:1/"), ("cluster/token", "t"), ("cluster/ca.crt", TestCertificates.Authority));

        var ill = await box.DeployAsync(box.Upload(WithWrongFlag), secrets);
        Assert.Contains("there is none to go back to: everything is stopped", ill.Errors, StringComparison.Ordinal);
        Assert.Null(box.Current);
        Assert.False(File.Exists(box.PathOf("run", "node-exporter.pid")));

        var hash = box.Upload();
        Succeeded(await box.RunAsync("", "install", hash));
        using (var cutOff = box.Start("apply", hash))
        {
            await Eventually.HoldsAsync("the new bundle is switched to", Soon, () => box.Current == hash, () => "");
            cutOff.Kill();
            await cutOff.WaitForExitAsync();
        }

        Succeeded(await box.DeployAsync(hash, secrets));
        Succeeded(await box.RunAsync("", "status"));
        Succeeded(await box.RunAsync("", "remove", "--data"));
        Assert.False(Directory.Exists(box.Settings.Host.Data));
    }

    [SkippableFact]
    public async Task An_archive_that_is_not_the_one_that_was_pinned_is_not_installed()
    {
        await using var box = new HostBox();
        await box.PublishAsync();
        var hash = box.Upload(checksums: ImmutableSortedDictionary<string, string>.Empty
            .Add("prometheus-3.13.2.linux-amd64.tar.gz", new string('a', 64)).Add("prometheus-3.13.2.linux-arm64.tar.gz", new string('a', 64)));

        var result = await box.RunAsync("", "install", hash);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is not the file whose sha256 is aaaa", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateDirectories(box.PathOf("programs")), program => program.EndsWith("prometheus-3.13.2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_upload_is_not_unpacked()
    {
        await using var box = new HostBox();
        var hash = box.Upload();
        var archive = box.PathOf("incoming", $"{hash}.tar.gz");
        var other = box.Upload((_, text) => text + "\n");
        File.Move(box.PathOf("incoming", $"{other}.tar.gz"), archive, overwrite: true);
        await File.WriteAllBytesAsync(archive, [.. (await File.ReadAllBytesAsync(archive))[..^200]]);

        var result = await box.RunAsync("", "apply", hash);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is damaged", result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(box.PathOf("bundles", hash)));
    }

    private static string WithWrongFlag(string file, string text) => file.EndsWith("-prometheus.service", StringComparison.Ordinal) ? text.Replace("--config.file", "--no-such-flag", StringComparison.Ordinal) : text;

    private static string Renamed(string text) => text.Replace("\"Watchdog\"", "\"WatchdogOfTheHost\"", StringComparison.Ordinal).Replace("alert: Watchdog", "alert: WatchdogOfTheHost", StringComparison.Ordinal);

    private static string Secrets(params (string Path, string Content)[] secrets) =>
        string.Concat(secrets.Select(secret => $"{secret.Path} {Convert.ToBase64String(Encoding.UTF8.GetBytes(secret.Content))}\n"));

    private static void Succeeded(ToolResult result) => Assert.True(result.ExitCode == 0, result.ToString());
}

using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Monitoring.Cli.Host;
using Monitoring.Host;
using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;
using Xunit;

namespace Monitoring.Tests.Real.Host;

/// <summary>A host that is open to other machines, with the real programs and the script that a deployment runs on it.</summary>
public sealed class OpenHostTests : IDisposable
{
    private const string Address = "127.0.0.3";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private readonly SignedCertificates _certificates = new(Address);

    [SkippableFact]
    public async Task A_host_is_opened_asks_for_a_password_and_takes_nobody_in_whose_hash_is_none()
    {
        await using var box = new HostBox();
        await box.PublishAsync();
        Succeeded(await box.DeployAsync(box.Upload(), SecretsWith(box, users: null)));
        var plain = box.Current;

        Open(box);
        var open = box.Upload();
        Refused(await box.DeployAsync(open, SecretsWith(box, "ann:a word in the open")));
        Assert.Equal(plain, box.Current);
        Assert.Contains("Watchdog", await box.Prometheus.RulesAsync());

        var secrets = SecretsWith(box, Ann);
        Succeeded(await box.DeployAsync(open, secrets));
        Assert.Equal(open, box.Current);
        Assert.Contains("prometheus is ready", (await box.RunAsync("", "status")).Output, StringComparison.Ordinal);
        Refused(await box.DeployAsync(open, SecretsWith(box, "ann:a word in the open")));
        await AsksForAPasswordAsync(box);

        // The programs and the script know their way in, too.
        using var ann = Client("ann:hers");
        var prometheus = new PrometheusClient(PageOf(box, "prometheus"), ann);
        await Eventually.HoldsAsync(
            "both are scraped over TLS", Soon,
            async () => (await prometheus.SeriesAsync("up{job=~\"prometheus|alertmanager\", instance=~\"127.0.0.3:.*\"}", "job")).SequenceEqual(["alertmanager 1", "prometheus 1"]), () => "");
        var process = box.ProcessOf("prometheus");
        Succeeded(await box.DeployAsync(box.Upload(WithAnotherRule), secrets));
        Assert.Contains("WatchdogOfTheHost", await prometheus.RulesAsync());
        Assert.Equal(process, box.ProcessOf("prometheus"));
    }

    [SkippableFact]
    public async Task An_open_host_that_cannot_be_closed_stays_open_and_what_only_it_needed_goes_with_the_last_bundle_that_was_open()
    {
        await using var box = new HostBox();
        await box.PublishAsync();
        Open(box);
        var open = box.Upload();
        Succeeded(await box.DeployAsync(open, SecretsWith(box, Ann)));

        box.Settings = box.Settings with { Host = box.Settings.Host with { Listen = "" } };
        var secrets = SecretsWith(box, users: null);
        var ill = await box.DeployAsync(box.Upload((file, text) => file.EndsWith("-prometheus.service", StringComparison.Ordinal) ? text.Replace("--config.file", "--no-such-flag", StringComparison.Ordinal) : text), secrets);
        Assert.Equal(1, ill.ExitCode);
        Assert.Contains($"{open} is back in place", ill.Errors, StringComparison.Ordinal);
        await AsksForAPasswordAsync(box);

        Succeeded(await box.DeployAsync(box.Upload(), secrets));
        Assert.Contains("Watchdog", await box.Prometheus.RulesAsync());
        Succeeded(await box.RunAsync("", "rollback"));
        await AsksForAPasswordAsync(box);

        Succeeded(await box.DeployAsync(box.Upload(), secrets));
        Succeeded(await box.DeployAsync(box.Upload(WithAnotherRule), secrets));
        Assert.Equal(
            ["authorities/stack-authority/ca.crt", "cluster/ca.crt", "cluster/token", "heartbeat-url"],
            Directory.EnumerateFiles(box.PathOf("secrets"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(box.PathOf("secrets"), file)).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _certificates.Dispose();

    private static string Ann => $"ann:{Bcrypt.Hash("hers")}";

    private static void Open(HostBox box) => box.Settings = box.Settings with { Host = box.Settings.Host with { Listen = Address } };

    private static string WithAnotherRule(string file, string text) =>
        file == "rules/prometheus.rules.yml" ? text.Replace("alert: Watchdog", "alert: WatchdogOfTheHost", StringComparison.Ordinal) : text;

    private static Uri PageOf(HostBox box, string program) => new($"https://{Address}:{box.AddressOf(program).Port}/");

    private async Task AsksForAPasswordAsync(HostBox box)
    {
        using var anybody = Client(null);
        using var ann = Client("ann:hers");
        foreach (var program in new[] { "prometheus", "alertmanager" })
        {
            var page = new Uri(PageOf(box, program), "-/ready");
            Assert.Equal(HttpStatusCode.Unauthorized, (await anybody.GetAsync(page)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await ann.GetAsync(page)).StatusCode);
        }
    }

    /// <summary>What a deployment hands over, with users of one's own.</summary>
    private string SecretsWith(HostBox box, string? users)
    {
        const string Own = "between-programs";
        var web = users is null ? ImmutableSortedDictionary<string, string>.Empty : HostWebAccess.Files(box.Settings.Host, _certificates.Server.Certificate, _certificates.Server.Key, users, Own, Bcrypt.Hash(Own));
        return string.Concat(new Dictionary<string, string>(web)
        {
            ["heartbeat-url"] = "http://127.0.0.1:1/",
            ["cluster/token"] = "t",
            ["cluster/ca.crt"] = TestCertificates.Authority,
            ["authorities/stack-authority/ca.crt"] = _certificates.Authority,
        }.Select(secret => $"{secret.Key} {Convert.ToBase64String(Encoding.UTF8.GetBytes(secret.Value))}\n"));
    }

    private HttpClient Client(string? login)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.ImportFromPem(_certificates.Authority);
        var client = new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trust } });
        if (login is not null)
            client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(login)));
        return client;
    }

    private static void Refused(ToolResult result)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The secrets are refused, and nothing has changed: web.yml: ", result.Errors, StringComparison.Ordinal);
    }

    private static void Succeeded(ToolResult result) => Assert.True(result.ExitCode == 0, result.ToString());
}

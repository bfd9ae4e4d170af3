using Monitoring.BlackboxExporter;
using Monitoring.Describe;
using Monitoring.Tests.Real.BlackboxExporter;
using Monitoring.Tests.Real.Pipeline;
using Monitoring.Tests.Real.Processes;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>The real blackbox exporter understands the compiled modules, and they say of addresses what the settings promise.</summary>
public sealed class BlackboxExporterTests
{
    [SkippableFact]
    public async Task Each_module_tells_good_answers_from_bad_ones()
    {
        using var root = new TemporaryFolder();
        await using var server = new StatusServer();
        await using var page = new FakeExporter();
        var authority = root.Write("ca.crt", server.Authority);
        var configuration = root.Write("blackbox.yml", BlackboxConfig.Compile(new WebLogin(authority)));
        var port = FreePorts.Next();
        await using var exporter = new BlackboxExporterProcess(await Binaries.PathOfAsync("blackbox_exporter"), port, [$"--config.file={configuration}", $"--web.listen-address=127.0.0.1:{port}"]);
        await exporter.StartAsync();

        Assert.True(await exporter.IsFineAsync(Probe.Own, $"{server.Address}200"));
        Assert.False(await exporter.IsFineAsync(Probe.Own, $"{server.Address}401"));
        Assert.False(await exporter.IsFineAsync(Probe.Http, $"{server.Address}200"), "nobody knows the authority of that certificate");
        Assert.True(await exporter.IsFineAsync(Probe.Http, $"{page.Address}"));
        page.IsDown = true;
        Assert.False(await exporter.IsFineAsync(Probe.Http, $"{page.Address}"));
        foreach (var (status, isFine) in new[] { (200, true), (302, true), (401, true), (404, false), (500, false), (503, false) })
            Assert.True(isFine == await exporter.IsFineAsync(Probe.Reachable, $"{server.Address}{status}"), $"{status}");
        Assert.True(await exporter.IsFineAsync("tcp_connect", server.Address.Authority));
        Assert.False(await exporter.IsFineAsync("tcp_connect", $"127.0.0.1:{FreePorts.Next()}"));
        Assert.False(await exporter.IsFineAsync("tls_connect", server.Address.Authority));
        Assert.False(await exporter.IsFineAsync("grpc_health", server.Address.Authority));

        Assert.Equal([], CatalogueContradictions.Of("blackbox-exporter", await Exposition.OfAsync(exporter)));
        var overTls = await exporter.AskAsync(Probe.Own, $"{server.Address}200");
        Assert.Contains("probe_ssl_earliest_cert_expiry", overTls.Types.Keys);
        foreach (var answer in new[] { overTls, await exporter.AskAsync("tcp_connect", server.Address.Authority), await exporter.AskAsync("grpc_health", server.Address.Authority) })
        {
            Assert.Equal([], CatalogueContradictions.Of("probes", answer));
            Assert.Equal([], answer.Types.Keys.Except(Metrics.KnownMetrics.OfOurExporters.ForJob("probes")!.Metrics.Keys));
        }
    }
}

using Monitoring.Host;
using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.Host;

public sealed class SystemdUnitTests
{
    private static readonly HostService Service = new(HostProgram.Prometheus, "/opt/monitoring/programs/prometheus-1/prometheus", ["--config.file=/opt/x.yml"])
    {
        ReadyUrl = "http://127.0.0.1:9090/-/ready",
        Data = "/var/lib/monitoring/prometheus",
        MemoryLimit = ByteSize.Mebibytes(1024),
    };

    [Theory]
    [InlineData("User=monitoring")]
    [InlineData("ExecStart=/opt/monitoring/programs/prometheus-1/prometheus --config.file=/opt/x.yml")]
    [InlineData("ExecReload=/bin/kill -HUP $MAINPID")]
    [InlineData("Restart=always")]
    [InlineData("StartLimitIntervalSec=0")]
    [InlineData("TimeoutStopSec=300")]
    [InlineData("MemoryMax=1073741824")]
    [InlineData("NoNewPrivileges=true")]
    [InlineData("CapabilityBoundingSet=")]
    [InlineData("SystemCallFilter=@system-service")]
    [InlineData("ProtectSystem=strict")]
    [InlineData("ProtectHome=true")]
    [InlineData("PrivateTmp=true")]
    [InlineData("RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6")]
    [InlineData("ReadWritePaths=/var/lib/monitoring/prometheus")]
    [InlineData("WantedBy=multi-user.target")]
    public void A_service_is_started_again_and_may_do_what_it_needs_and_no_more(string line) => Assert.Contains(line, Lines(Service));

    [Fact]
    public void Who_looks_at_the_host_sees_its_mounts_as_they_are_and_can_read_no_secret()
    {
        var lines = Lines(Service with { Program = HostProgram.NodeExporter });

        Assert.Contains("User=monitoring-exporter", lines);
        Assert.Contains("RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK", lines);
        Assert.Contains("NoNewPrivileges=true", lines);
        Assert.Contains("SystemCallFilter=@system-service @clock", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("Protect", StringComparison.Ordinal) || line.StartsWith("Private", StringComparison.Ordinal) || line.StartsWith("ExecReload", StringComparison.Ordinal) || line.StartsWith("ReadWritePaths", StringComparison.Ordinal));
    }

    [Fact]
    public void Signs_that_systemd_would_read_as_its_own_are_doubled() =>
        Assert.Contains("ExecStart=/bin/x --a=100%%--b=$$HOME", Lines(new HostService(HostProgram.Prometheus, "/bin/x", ["--a=100%--b=$HOME"]) { ReadyUrl = "", Data = "", MemoryLimit = ByteSize.Mebibytes(1) }));

    [Fact]
    public void An_argument_that_would_fall_apart_is_refused() =>
        Assert.Throws<ArgumentException>(() => SystemdUnit.Write(Service with { Arguments = ["--a=b c"] }));

    private static string[] Lines(HostService service) => SystemdUnit.Write(service).Split('\n');
}

using System.Text;
using Monitoring.Cli;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Host;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Backends.Connecting;

public sealed class SignalsTests : IDisposable
{
    private readonly CliProject _project = new CliProject().WithStack("  monitoring:cluster: {name: somewhere, context: prod-eu}");
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _project.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_variable_says_more_than_the_configuration_file()
    {
        await using var named = new PlayedServer(_ => new PlayedAnswer("1"));
        await using var written = new PlayedServer(_ => new PlayedAnswer("2"));
        _project.Environment["MONITOR_CONFIG"] = _folder["config.yaml"];
        await File.WriteAllTextAsync(_folder["config.yaml"], $"stacks: {{ test: {{ prometheus: {{ url: {written.Address} }}, zipkin: {{ url: {written.Address} }} }} }}");
        _project.Environment["MONITOR_PROMETHEUS_URL"] = named.Address.ToString();
        await using var signals = Signals();

        Assert.Equal("1", (await (await signals.OpenAsync(Backend.Prometheus, CancellationToken.None)).GetAsync("x", CancellationToken.None)).ToString());
        Assert.Equal("2", (await (await signals.OpenAsync(Backend.Zipkin, CancellationToken.None)).GetAsync("x", CancellationToken.None)).ToString());
    }

    [Fact]
    public async Task A_password_comes_from_where_the_variable_says()
    {
        await using var server = new PlayedServer(_ => new PlayedAnswer("{}"));
        await File.WriteAllTextAsync(_folder["password"], "s3cret\n");
        _project.Environment["MONITOR_ELASTICSEARCH_URL"] = server.Address.ToString();
        _project.Environment["MONITOR_ELASTICSEARCH_USER"] = "me";
        _project.Environment["MONITOR_ELASTICSEARCH_PASSWORD_FILE"] = _folder["password"];
        await using var signals = Signals();

        await (await signals.OpenAsync(Backend.Elasticsearch, CancellationToken.None)).GetAsync("x", CancellationToken.None);

        Assert.Equal($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("me:s3cret"))}", server.Requests.Single().Authorization);
    }

    [Theory]
    [InlineData("MONITOR_PROMETHEUS_URL", "watch", "'watch' is not an http or https address.")]
    [InlineData("MONITOR_PROMETHEUS_URL", "https://me:s3cret@watch", "The address has a user or a password in it. Name the user beside the address, and where the password is.")]
    [InlineData("PATH", "", "Only the cluster knows this address, and there is no 'kubectl' on the PATH to lead there. Open a tunnel to it, and name that in MONITOR_PROMETHEUS_URL.")]
    public async Task A_way_that_does_not_exist_is_one_sentence(string variable, string value, string message)
    {
        _project.Environment[variable] = value;
        await using var signals = Signals();
        var e = await Assert.ThrowsAsync<ProblemsException>(() => signals.OpenAsync(Backend.Prometheus, CancellationToken.None));
        Assert.Equal(message, Assert.Single(e.Problems).Message);
    }

    [Fact]
    public async Task A_deployed_stack_is_reached_through_the_cluster_at_the_address_that_its_outputs_tell()
    {
        await using var server = new PlayedServer(_ => new PlayedAnswer("{}"));
        var pulumi = new PlayedProgram(_folder, "pulumi").Prints("stack output --json --non-interactive --stack test", """{ "addresses": { "prometheus": "http://prometheus.watch.svc:9090" }, "secrets": {} }""");
        var kubectl = new PlayedProgram(_folder, "kubectl").Does("--context=prod-eu --namespace watch port-forward service/prometheus :9090", $"echo 'Forwarding from 127.0.0.1:{server.Address.Port} -> 9090'; exec sleep 600");
        _project.Environment["PATH"] = pulumi.Folder;

        await using (var signals = Signals())
            await (await signals.OpenAsync(Backend.Prometheus, CancellationToken.None)).GetAsync("api", CancellationToken.None);

        Assert.Equal("/api", server.Requests.Single().PathAndQuery);
        Assert.Single(kubectl.Calls);
    }

    [Fact]
    public async Task Whoever_may_not_read_the_password_of_a_deployed_stack_hears_which_permission_is_missing()
    {
        var kubectl = new PlayedProgram(_folder, "kubectl").Does("auth can-i", "echo no; exit 1");
        new PlayedProgram(_folder, "pulumi").Prints("stack output", """{ "addresses": { "elasticsearch": "https://elasticsearch.watch.svc:9200" }, "secrets": { "kibana-developer-password": "watch/passwords/developer" } }""");
        _project.Environment["PATH"] = kubectl.Folder;
        await using var signals = Signals();

        var e = await Assert.ThrowsAsync<NotAllowedException>(() => signals.OpenAsync(Backend.Elasticsearch, CancellationToken.None));

        Assert.StartsWith("You may not get secrets/passwords in namespace 'watch'", e.Message, StringComparison.Ordinal);
    }

    private Signals Signals() => new(new CliContext(TextWriter.Null, TextWriter.Null, () => _project["."], TimeProvider.System, _project.Environment.GetValueOrDefault), "test", new HostFolder(_folder["data"]));
}

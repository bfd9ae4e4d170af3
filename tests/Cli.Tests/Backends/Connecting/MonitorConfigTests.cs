using Monitoring.Cli;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Backends.Connecting;

public sealed class MonitorConfigTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_backend_of_a_stack_is_found_with_its_log_in()
    {
        var login = Config("""
            stacks:
              prod:
                prometheus: { url: https://watch.example.com/prometheus, user: me, password: { command: pass show watch }, authority: ~/watch.crt }
            """).Find("prod", Backend.Prometheus);

        Assert.Equal(
            new BackendLogin(new Uri("https://watch.example.com/prometheus/")) { Source = _folder["config.yaml"], User = "me", Authority = "~/watch.crt", Password = new PasswordReference { Command = "pass show watch" } },
            login);
    }

    [Fact]
    public void What_the_file_does_not_name_it_does_not_say()
    {
        Assert.Null(new MonitorConfig(_folder["none.yaml"]).Find("prod", Backend.Prometheus));
        Assert.Null(Config("stacks: { prod: { zipkin: { url: http://z } } }").Find("prod", Backend.Prometheus));
        Assert.Null(Config("").Find("prod", Backend.Prometheus));
    }

    [Theory]
    [InlineData("stacks: { prod: { promeheus: { url: http://x } } }", 1, "There is no key 'promeheus' here. Did you mean 'prometheus'? Known: prometheus, alertmanager, elasticsearch, zipkin, grafana, kibana.")]
    [InlineData("stacks: { prod: { prometheus: { url: watch } } }", 1, "stacks.prod.prometheus.url is not an http or https address.")]
    [InlineData("stacks: { prod: { prometheus: { url: 'http://me:s3cret@x' } } }", 1, "stacks.prod.prometheus.url has a user or a password in it. Name the user beside the address, and where the password is.")]
    [InlineData("stacks:\n  prod:\n    prometheus: { url: http://x, password: s3cret }", 3, "stacks.prod.prometheus.password says where the password is (file, secret, command); it is never the password itself.")]
    [InlineData("stacks: { prod: { prometheus: [", 2, "It is no YAML.")]
    public void What_cannot_be_used_is_one_message_with_its_line(string text, int line, string message)
    {
        var problem = Assert.Single(Assert.Throws<ProblemsException>(() => Config(text).Find("prod", Backend.Prometheus)).Problems);
        Assert.Equal(($"{_folder["config.yaml"]}:{line}", message), (problem.Where, problem.Message));
    }

    private MonitorConfig Config(string text)
    {
        File.WriteAllText(_folder["config.yaml"], text);
        return new MonitorConfig(_folder["config.yaml"]);
    }
}

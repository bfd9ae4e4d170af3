using System.Text;
using Monitoring.Cli;
using Monitoring.Cli.Host;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Host;

public sealed class ClusterLoginTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["config"];

    [Fact]
    public void The_current_context_is_taken_with_what_stands_beside_the_file()
    {
        System.IO.File.WriteAllText(_folder["ca.crt"], "authority");
        Write("{ server: 'https://10.0.0.1:6443', certificate-authority: ca.crt }", "{ token: secret }");

        Assert.Equal(new ClusterLogin(new Uri("https://10.0.0.1:6443"), "authority", "secret", null, null), ClusterLogin.Read(File, null));
    }

    [Fact]
    public void A_certificate_does_where_there_is_no_token()
    {
        Write($"{{ server: 'https://c', certificate-authority-data: {Encoded("ca")} }}", $"{{ client-certificate-data: {Encoded("crt")}, client-key-data: {Encoded("key")} }}");

        Assert.Equal(new ClusterLogin(new Uri("https://c"), "ca", null, "crt", "key"), ClusterLogin.Read(File, "one"));
    }

    [Theory]
    [InlineData("{ server: 'https://c', certificate-authority-data: YQ== }", "{ exec: { command: aws } }", "one", "The user of the context 'one' has neither a token nor a certificate")]
    [InlineData("{ server: 'http://c', certificate-authority-data: YQ== }", "{ token: x }", "one", "The cluster of the context 'one' has no https address.")]
    [InlineData("{ server: 'https://c' }", "{ token: x }", "one", "The cluster of the context 'one' names no authority for its certificate.")]
    [InlineData("{ server: 'https://c', certificate-authority-data: YQ== }", "{ token: x }", "onee", "There is no context 'onee'. Did you mean 'one'?")]
    public void What_cannot_be_used_is_said(string cluster, string user, string context, string problem)
    {
        Write(cluster, user);

        var refused = Assert.Throws<ProblemsException>(() => ClusterLogin.Read(File, context));

        Assert.StartsWith(problem, Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("token: x", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_or_no_YAML_is_named()
    {
        Assert.Equal($"{File}", Assert.Single(Assert.Throws<ProblemsException>(() => ClusterLogin.Read(File, null)).Problems).Where);
        System.IO.File.WriteAllText(File, "a: [");
        Assert.StartsWith($"{File}:", Assert.Single(Assert.Throws<ProblemsException>(() => ClusterLogin.Read(File, null)).Problems).Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_login_takes_the_place_of_the_old_one()
    {
        new ClusterLogin(new Uri("https://c"), "ca", null, "crt", "key").Write(_folder["secrets"]);
        new ClusterLogin(new Uri("https://c"), "ca", "token", null, null).Write(_folder["secrets"]);

        Assert.Equal(["ca.crt", "token"], Directory.GetFiles(_folder["secrets"]).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private void Write(string cluster, string user) => System.IO.File.WriteAllText(File, $$"""
        current-context: one
        contexts: [ { name: one, context: { cluster: c, user: u } } ]
        clusters: [ { name: c, cluster: {{cluster}} } ]
        users: [ { name: u, user: {{user}} } ]
        """);
}

using Monitoring.Cli;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Tools;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Backends.Connecting;

public sealed class ClusterAccessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PlayedProgram _kubectl;
    private readonly ClusterAccess _access;

    public ClusterAccessTests()
    {
        _kubectl = new PlayedProgram(_folder, "kubectl")
            .Prints("auth can-i get pods --subresource log --namespace shop", "yes")
            .Does("auth can-i", "echo no; exit 1")
            .Does("auth can-i get nodes", "echo 'Unable to connect to the server: no route' >&2; exit 1");
        _access = new ClusterAccess(new ExternalTool(Path.Combine(_kubectl.Folder, "kubectl")), _folder.FullPath, new() { Context = "prod-eu" });
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_question_is_asked_once_and_of_the_right_cluster()
    {
        Assert.Equal(["shop"], await _access.AllowedAsync("get", "pods/log", ["shop", "bank", "shop"], CancellationToken.None));
        Assert.Equal(["shop"], await _access.AllowedAsync("get", "pods/log", ["shop", "bank"], CancellationToken.None));

        Assert.Equal(3, _kubectl.Calls.Count);
        Assert.All(_kubectl.Calls, call => Assert.EndsWith(" --request-timeout=15s --context=prod-eu", call, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_names_the_permission_the_namespace_and_the_cluster()
    {
        var e = await Assert.ThrowsAsync<NotAllowedException>(() => _access.DemandAsync("get", "pods/log", "bank", CancellationToken.None));
        Assert.Equal("You may not get pods/log in namespace 'bank' (context 'prod-eu'). A Role with this permission, bound to you, gives it.", e.Message);
    }

    [Fact]
    public async Task Someone_who_may_do_it_everywhere_is_not_asked_about_each_namespace()
    {
        _kubectl.Prints("auth can-i get pods --subresource log --all-namespaces", "yes");
        Assert.Equal(["a", "b"], await _access.AllowedAsync("get", "pods/log", ["a", "b"], CancellationToken.None));
        Assert.Single(_kubectl.Calls);
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_is_neither_a_yes_nor_a_no()
    {
        var e = await Assert.ThrowsAsync<UnreachableException>(() => _access.MayAsync("get", "nodes", null, CancellationToken.None));
        Assert.Equal("the cluster (context 'prod-eu') does not answer: Unable to connect to the server: no route.", e.Message);
    }

    [Fact]
    public async Task A_password_in_a_Secret_is_read_by_whoever_may()
    {
        _kubectl.Prints("auth can-i get secrets/login --namespace monitoring", "yes").Prints("get secret login --namespace monitoring", """{ "data": { "me": "c2VjcmV0" } }""");
        Assert.Equal("secret", await _access.SecretAsync("monitoring/login/me", CancellationToken.None));
        var e = await Assert.ThrowsAsync<ProblemsException>(() => _access.SecretAsync("monitoring/login/you", CancellationToken.None));
        Assert.Equal("The Secret has no key 'you'.", Assert.Single(e.Problems).Message);
    }
}

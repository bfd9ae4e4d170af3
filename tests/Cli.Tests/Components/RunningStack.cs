using Monitoring.Questions;
using Monitoring.Tests.Cli.Backends;
using Monitoring.Tests.Cli.Support;

namespace Monitoring.Tests.Cli.Components;

/// <summary>A deployed stack as far as the command sees one: a shop with a healthy deployment and a broken one, in a played Prometheus and Alertmanager.</summary>
internal sealed class RunningStack : IAsyncDisposable
{
    private readonly CliProject _project = new CliProject().WithStack("  monitoring:cluster: {name: somewhere}");
    private readonly TemporaryFolder _folder = new();

    public RunningStack()
    {
        Prometheus
            .Answers(RegistryQuestions.Wanted, ("namespace=shop kind=Deployment workload=cart", 2), ("namespace=bank kind=StatefulSet workload=ledger", 3))
            .Answers(RegistryQuestions.Ready, ("namespace=shop kind=Deployment workload=cart", 2), ("namespace=bank kind=StatefulSet workload=ledger", 1))
            .Answers(RegistryQuestions.Owners, ("namespace=shop pod=cart-7d9f-abc kind=Deployment workload=cart", 1), ("namespace=bank pod=ledger-0 kind=StatefulSet workload=ledger", 1))
            .Answers(RegistryQuestions.Series, ("job=micro instance=a pod=cart-7d9f-abc", 120), ("job=kubelet instance=n", 60))
            .Scrapes("micro", "job=micro instance=a namespace=shop pod=cart-7d9f-abc")
            .Scrapes("micro", "job=micro instance=b namespace=bank pod=ledger-0", "connection refused")
            .Scrapes("kubelet", "job=kubelet instance=n node=node-1")
            .Scrapes("probes", "job=probes probe=cart instance=x");
        _project.Environment["MONITOR_STACK"] = "test";
        _project.Environment["MONITOR_PROMETHEUS_URL"] = Prometheus.Address.ToString();
        _project.Environment["MONITOR_ALERTMANAGER_URL"] = Alertmanager.Address.ToString();
    }

    public PlayedPrometheus Prometheus { get; } = new();

    public PlayedAlertmanager Alertmanager { get; } = new();

    /// <summary>Somebody who may see pods in one namespace only.</summary>
    public RunningStack SeenFrom(string space)
    {
        var kubectl = new PlayedProgram(_folder, "kubectl").Does("auth can-i", "echo no; exit 1").Prints($"auth can-i get pods --namespace {space}", "yes");
        _project.Environment["PATH"] = kubectl.Folder;
        return this;
    }

    public Task<CliResult> RunAsync(params string[] args) => _project.RunAsync(args);

    public async ValueTask DisposeAsync()
    {
        await Prometheus.DisposeAsync();
        await Alertmanager.DisposeAsync();
        _project.Dispose();
        _folder.Dispose();
    }
}

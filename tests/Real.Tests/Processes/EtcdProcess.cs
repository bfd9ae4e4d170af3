namespace Monitoring.Tests.Real.Processes;

/// <summary>A real etcd member; its address is that of its metrics, which it serves with or without a quorum.</summary>
internal sealed class EtcdProcess(string command, int metricsPort, IEnumerable<string> arguments) : RealProcess(command, metricsPort, arguments)
{
    protected override string ReadyPath => "metrics";

    public async Task<bool> LeadsAsync() =>
        (await Http.GetStringAsync(new Uri(ReadyPath, UriKind.Relative))).Contains("\netcd_server_is_leader 1\n", StringComparison.Ordinal);
}

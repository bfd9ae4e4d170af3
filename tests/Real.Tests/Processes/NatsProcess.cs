namespace Monitoring.Tests.Real.Processes;

/// <summary>A real NATS server; its address is that of its monitoring, from which the exporter reads.</summary>
internal sealed class NatsProcess(string command, int monitoringPort, IEnumerable<string> arguments) : RealProcess(command, monitoringPort, arguments)
{
    protected override string ReadyPath => "healthz";

    /// <summary>Name of the server that leads JetStream; null when this one sees none.</summary>
    public async Task<string?> LeaderAsync() => (string?)(await GetJsonAsync("jsz")).SelectToken("meta_cluster.leader");
}

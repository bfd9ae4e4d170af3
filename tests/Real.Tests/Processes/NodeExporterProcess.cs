namespace Monitoring.Tests.Real.Processes;

/// <summary>A real node exporter that reports about the machine of the test.</summary>
internal sealed class NodeExporterProcess(string command, int port, IEnumerable<string> arguments) : RealProcess(command, port, arguments)
{
    protected override string ReadyPath => "metrics";
}

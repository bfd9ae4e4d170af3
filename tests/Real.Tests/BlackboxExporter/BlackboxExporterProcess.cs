using Monitoring.Tests.Real.Processes;

namespace Monitoring.Tests.Real.BlackboxExporter;

/// <summary>A real blackbox exporter.</summary>
internal sealed class BlackboxExporterProcess(string command, int port, IEnumerable<string> arguments) : RealProcess(command, port, arguments)
{
    protected override string ReadyPath => "-/healthy";

    /// <summary>What it says about an address.</summary>
    public Task<Exposition> AskAsync(string module, string target) => Exposition.OfAsync(this, $"probe?module={module}&target={Uri.EscapeDataString(target)}");

    /// <summary>True when the address answers as the module wants it.</summary>
    public async Task<bool> IsFineAsync(string module, string target) =>
        (await Http.GetStringAsync(new Uri($"probe?module={module}&target={Uri.EscapeDataString(target)}", UriKind.Relative))).Contains("\nprobe_success 1\n", StringComparison.Ordinal);
}

using Monitoring.Workloads;
using Pulumi;

namespace Monitoring.BlackboxExporter;

/// <summary>What <see cref="BlackboxExporterServer"/> is given.</summary>
public sealed class BlackboxExporterArgs : ToolArgs
{
    /// <summary>Resources of the pod.</summary>
    public required BlackboxExporterSettings Settings { get; init; }

    /// <summary>Text of blackbox.yml.</summary>
    public required string Configuration { get; init; }

    /// <summary>Certificate of the stack's authority (PEM); null where the stack has none.</summary>
    public Output<string>? Authority { get; init; }
}

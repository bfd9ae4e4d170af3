using Monitoring.Describe;
using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Conventions;

/// <summary>Settings, descriptions and compilers are plain data and functions; only what provisions knows Pulumi.</summary>
public sealed class DescribingAndCompilingNeedsNoPulumi : Convention
{
    /// <summary>Parts of components that are no components themselves.</summary>
    private static readonly string[] Parts =
    [
        "infra/Certificates/SignedCertificate.cs", "infra/Foundation/ClusterConnection.cs", "infra/Grafana/DatasourceSecret.cs", "infra/Logging/DestinationSecret.cs", "infra/Network/PolicyPeers.cs", "infra/Prometheus/DiscoveryRules.cs", "infra/Workloads/IngressParts.cs", "infra/Workloads/PodParts.cs", "infra/Workloads/RestrictedSecurity.cs", "infra/Workloads/ToolSite.cs",
    ];

    [Fact]
    public void A_compiler_that_knows_Pulumi_is_found() => Finds("using Pulumi", "infra/X/XConfig.cs", "using Pulumi.Kubernetes;\npublic static class XConfig\n{\n}\n");

    [Fact]
    public void A_component_may_know_it() => Accepts("infra/X/XServer.cs", "using Pulumi;\npublic sealed class XServer : Tool\n{\n}\n");

    [Fact]
    public void Every_listed_part_needs_it() => Assert.All(Parts, part => Assert.Contains("\nusing Pulumi", "\n" + Repository.Text(part)));

    protected override IEnumerable<SourceFile> Files() => Repository.Files("*.cs", "infra");

    protected override IEnumerable<string> Violations(SourceFile file)
    {
        var provisions = file.Text.Contains(" : Tool\n", StringComparison.Ordinal) || file.Text.Contains(" : ComponentResource\n", StringComparison.Ordinal);
        var isTheirs = provisions || file.Path.EndsWith("Args.cs", StringComparison.Ordinal) || Parts.Contains(file.Path);
        if (!isTheirs && file.Text.Split('\n').FirstOrDefault(line => line.StartsWith("using Pulumi", StringComparison.Ordinal)) is { } line)
            yield return $"{file.Path} has '{line}', but it neither provisions nor is part of what does.";
    }
}

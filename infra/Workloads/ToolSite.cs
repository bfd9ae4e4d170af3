using Monitoring.Describe;
using Pulumi;

namespace Monitoring.Workloads;

/// <summary>Where a tool is put: its identity, and the names of cluster objects that have to exist before anything of it does.</summary>
/// <param name="Workload">Names, labels and address of the tool.</param>
/// <param name="Namespace">The namespace object's name.</param>
/// <param name="PriorityClass">Name of the priority class of the stack's pods.</param>
public sealed record ToolSite(Workload Workload, Output<string> Namespace, Output<string> PriorityClass);

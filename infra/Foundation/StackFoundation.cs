using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Scheduling.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Scheduling.V1;

namespace Monitoring.Foundation;

/// <summary>
/// The ground the tools stand on: a namespace under Pod Security "restricted", a second one for agents that need the host, and the priority
/// that keeps monitoring alive when a node gets tight. Use it once per stack; take the outputs, so that tools wait for it.
/// </summary>
public sealed class StackFoundation : ComponentResource
{
    private readonly string _namespace;
    private readonly string _agentsNamespace;

    public StackFoundation(string name, string @namespace, bool protect, ComponentResourceOptions? options = null)
        : base("monitoring:foundation:StackFoundation", name, options)
    {
        // With a namespace go the volumes in it, which no tool would delete; so it stays when the stack goes.
        var tools = CreateNamespace($"{name}-namespace", @namespace, "restricted", new() { Parent = this, RetainOnDelete = true, Protect = protect });
        (_namespace, _agentsNamespace) = (@namespace, AgentsNamespaceOf(@namespace));
        // Node exporter shares the host's network, process names and file system, which only "privileged" admits.
        var agents = CreateNamespace($"{name}-agents-namespace", _agentsNamespace, "privileged", new() { Parent = this });
        var priority = CreatePriority(name, @namespace);

        Namespace = tools.Metadata.Apply(metadata => metadata.Name);
        AgentsNamespace = agents.Metadata.Apply(metadata => metadata.Name);
        PriorityClass = priority.Metadata.Apply(metadata => metadata.Name);
        RegisterOutputs();
    }

    /// <summary>Namespace of the tools.</summary>
    [Output("namespace")]
    public Output<string> Namespace { get; private set; }

    /// <summary>Namespace of the agents on the hosts.</summary>
    [Output("agentsNamespace")]
    public Output<string> AgentsNamespace { get; private set; }

    /// <summary>Priority class of all pods of the stack.</summary>
    [Output("priorityClass")]
    public Output<string> PriorityClass { get; private set; }

    /// <summary>Both namespaces by plain name.</summary>
    public ImmutableSortedDictionary<string, Output<string>> Namespaces => ImmutableSortedDictionary<string, Output<string>>.Empty
        .Add(_namespace, Namespace).Add(_agentsNamespace, AgentsNamespace);

    /// <summary>The place of a tool: in the namespace that its description names.</summary>
    public ToolSite SiteOf(Workload workload) =>
        new(workload, workload.Namespace == _agentsNamespace ? AgentsNamespace : Namespace, PriorityClass);

    /// <summary>Name of the agents' namespace beside a stack's own.</summary>
    public static string AgentsNamespaceOf(string @namespace) => $"{@namespace}-agents";

    private static Namespace CreateNamespace(string resourceName, string name, string podSecurity, CustomResourceOptions options) => new(resourceName, new NamespaceArgs
    {
        Metadata = new ObjectMetaArgs
        {
            Name = name,
            Labels = new Dictionary<string, string>(StackLabels.Shared())
            {
                ["pod-security.kubernetes.io/enforce"] = podSecurity,
                ["pod-security.kubernetes.io/audit"] = podSecurity,
                ["pod-security.kubernetes.io/warn"] = podSecurity,
            },
        },
    }, options);

    /// <summary>
    /// Kubernetes refuses to change its value and its policy, and a deployment that tries fails: other figures need another name. Replacing it under
    /// this one would make Pulumi delete first what depends on it, which is every workload.
    /// </summary>
    private PriorityClass CreatePriority(string name, string @namespace) => new($"{name}-priority", new PriorityClassArgs
    {
        Metadata = new ObjectMetaArgs { Name = $"{@namespace}-tools", Labels = StackLabels.Shared() },
        Value = 1_000_000,
        GlobalDefault = false,
        // Waits for room instead of ending the platform's own pods.
        PreemptionPolicy = "Never",
        Description = "Monitoring: kept when a node runs out of memory, but never in place of others.",
    }, new CustomResourceOptions { Parent = this });
}

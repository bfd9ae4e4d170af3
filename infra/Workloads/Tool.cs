using Monitoring.Describe;
using Pulumi;
using Pulumi.Kubernetes.Apps.V1;
using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Monitoring.Workloads;

/// <summary>
/// Base of a deployed tool: a component whose children are named after it, live in its namespace and carry its labels. Derive from it for
/// every tool; the constructor of the derived class lists its objects and ends with <c>RegisterOutputs()</c>.
/// </summary>
public abstract class Tool : ComponentResource
{
    /// <summary>Longer than Pulumi's own 10 minutes: on a first start, large images are fetched, disks are made, and tools wait for one another.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private readonly ToolSite _site;

    protected Tool(string type, string name, ToolArgs args, ComponentResourceOptions? options)
        : base(type, name, options)
    {
        _site = args.Site;
        Child = Within(Patience);
        ComponentName = name;
        Account = new ServiceAccount($"{name}-account", new ServiceAccountArgs
        {
            Metadata = Meta(Workload.Name),
            AutomountServiceAccountToken = false,
        }, Child);
    }

    protected Workload Workload => _site.Workload;

    protected Output<string> Namespace => _site.Namespace;

    protected string ComponentName { get; }

    /// <summary>The tool's own ServiceAccount; its token is mounted only where <see cref="Pod"/> is told so.</summary>
    protected ServiceAccount Account { get; }

    /// <summary>Options of every child.</summary>
    protected CustomResourceOptions Child { get; }

    /// <summary>Options of a child that a deployment waits for in a time of its own.</summary>
    protected CustomResourceOptions Within(TimeSpan patience) => new() { Parent = this, CustomTimeouts = new CustomTimeouts { Create = patience, Update = patience } };

    /// <summary>Metadata of a namespaced object of the tool.</summary>
    protected ObjectMetaArgs Meta(string name) => new() { Name = name, Namespace = Namespace, Labels = StackLabels.Of(Workload) };

    /// <summary>Metadata of a cluster-wide object of the tool; the namespace in the name keeps two stacks in one cluster apart.</summary>
    private ObjectMetaArgs ClusterMeta() => new() { Name = $"{Workload.Namespace}-{Workload.Name}", Labels = StackLabels.Of(Workload) };

    /// <summary>A ConfigMap with files, named after the tool.</summary>
    protected ConfigMap Files(string suffix, IEnumerable<KeyValuePair<string, string>> files) => new($"{ComponentName}-{suffix}", new ConfigMapArgs
    {
        Metadata = Meta($"{Workload.Name}-{suffix}"),
        Data = new Dictionary<string, string>(files),
    }, Child);

    /// <summary>A pod template with the account, labels, priority and the restricted security context of every pod of the stack.</summary>
    /// <param name="container">The one container.</param>
    /// <param name="volumes">Volumes beside the claims of a StatefulSet.</param>
    /// <param name="configHash">Hash of configuration that the tool reads only at start, so that a change rolls the pods once; null where it reloads.</param>
    /// <param name="withToken">True for tools that ask the API server.</param>
    /// <param name="adjust">What this tool's pods have beyond the common.</param>
    protected PodTemplateSpecArgs Pod(
        ContainerArgs container, InputList<VolumeArgs> volumes, Input<string>? configHash = null, bool withToken = false, Action<PodSpecArgs>? adjust = null)
    {
        var spec = new PodSpecArgs
        {
            ServiceAccountName = Account.Metadata.Apply(metadata => metadata.Name),
            AutomountServiceAccountToken = withToken,
            EnableServiceLinks = false,
            PriorityClassName = _site.PriorityClass,
            SecurityContext = RestrictedSecurity.Pod(),
            Containers = { container },
            Volumes = volumes,
        };
        adjust?.Invoke(spec);
        var metadata = new ObjectMetaArgs { Labels = StackLabels.Of(Workload) };
        if (configHash is not null)
            metadata.Annotations = new InputMap<string> { ["monitoring/config-hash"] = Output.Unsecret(configHash.ToOutput()) };
        return new PodTemplateSpecArgs { Metadata = metadata, Spec = spec };
    }

    /// <summary>Spreads replicas over nodes where there are several, without keeping one from running where there are not.</summary>
    protected void SpreadOverNodes(PodSpecArgs spec) => spec.TopologySpreadConstraints = new[]
    {
        new TopologySpreadConstraintArgs { MaxSkew = 1, TopologyKey = "kubernetes.io/hostname", WhenUnsatisfiable = "ScheduleAnyway", LabelSelector = Selector() },
    };

    /// <summary>What pods have in common that run on every node, whatever else is kept away from it.</summary>
    protected static void OnEveryNode(PodSpecArgs spec)
    {
        spec.NodeSelector = new Dictionary<string, string> { ["kubernetes.io/os"] = "linux" };
        spec.Tolerations = new[] { new TolerationArgs { Operator = "Exists" } };
    }

    /// <summary>
    /// Runs one pod on every node, see <see cref="OnEveryNode"/>; a tenth of them are replaced at a time. No deployment waits for them: one node that is
    /// down or full would fail it, and nothing else of the stack needs all of them.
    /// </summary>
    protected DaemonSet RunOnNodes(PodTemplateSpecArgs pod)
    {
        var metadata = Meta(Workload.Name);
        metadata.Annotations = new InputMap<string> { ["pulumi.com/skipAwait"] = "true" };
        return new DaemonSet($"{ComponentName}-agent", new DaemonSetArgs
        {
            Metadata = metadata,
            Spec = new DaemonSetSpecArgs
            {
                Selector = Selector(),
                UpdateStrategy = new DaemonSetUpdateStrategyArgs { Type = "RollingUpdate", RollingUpdate = new RollingUpdateDaemonSetArgs { MaxUnavailable = "10%" } },
                Template = pod,
            },
        }, Child);
    }

    /// <summary>Of several replicas, at most one may be taken away at a time when nodes are emptied. A single one has no budget: it would keep its node.</summary>
    protected void LetOneBeAway(int replicas)
    {
        if (replicas == 1)
            return;
        _ = new PodDisruptionBudget($"{ComponentName}-disruption", new PodDisruptionBudgetArgs
        {
            Metadata = Meta(Workload.Name),
            Spec = new PodDisruptionBudgetSpecArgs { MaxUnavailable = 1, Selector = Selector() },
        }, Child);
    }

    /// <summary>Runs a pod again and again, never two at a time.</summary>
    /// <param name="schedule">When, in cron's notation, UTC.</param>
    /// <param name="latest">Seconds within which a run that was missed is made up for.</param>
    /// <param name="job">Deadline and number of tries.</param>
    /// <param name="pod">The pod; it has to end.</param>
    protected CronJob RunAgain(string schedule, int latest, JobSpecArgs job, PodTemplateSpecArgs pod)
    {
        job.Template = pod;
        return new CronJob($"{ComponentName}-job", new CronJobArgs
        {
            Metadata = Meta(Workload.Name),
            Spec = new CronJobSpecArgs
            {
                Schedule = schedule,
                TimeZone = "Etc/UTC",
                ConcurrencyPolicy = "Forbid",
                StartingDeadlineSeconds = latest,
                SuccessfulJobsHistoryLimit = 1,
                FailedJobsHistoryLimit = 1,
                JobTemplate = new JobTemplateSpecArgs { Spec = job },
            },
        }, Child);
    }

    /// <summary>A Service with the tool's name and one port.</summary>
    /// <param name="portName">Name of the container port.</param>
    /// <param name="port">Its number, also the Service's.</param>
    /// <param name="headless">True for a StatefulSet with one pod: the name is the pod's own address.</param>
    protected Service Expose(string portName, int port, bool headless = false) => new($"{ComponentName}-service", new ServiceArgs
    {
        Metadata = Meta(Workload.Name),
        Spec = new ServiceSpecArgs
        {
            ClusterIP = headless ? (Input<string>)"None" : null,
            Selector = StackLabels.Selector(Workload),
            Ports = { new ServicePortArgs { Name = portName, Port = port, TargetPort = portName } },
        },
    }, Child);

    /// <summary>An Ingress that leads to <see cref="Expose"/>'s Service, where the settings ask for one.</summary>
    /// <param name="settings">Host, class and certificate.</param>
    /// <param name="portName">Name of the Service's port.</param>
    protected void Publish(IngressSettings settings, string portName)
    {
        if (settings.Host.Length == 0)
            return;
        var metadata = Meta(Workload.Name);
        metadata.Annotations = new Dictionary<string, string>(settings.Annotations);
        _ = new Ingress($"{ComponentName}-ingress", new IngressArgs { Metadata = metadata, Spec = IngressParts.Of(settings, Workload.Name, portName) }, Child);
    }

    /// <summary>A permission in the whole cluster, for <see cref="AllowClusterWide"/>.</summary>
    protected static PolicyRuleArgs Rule(string[] groups, string[] resources, string[] verbs) => new()
    {
        ApiGroups = groups,
        Resources = resources,
        Verbs = verbs,
    };

    /// <summary>Gives the tool's account permissions in the whole cluster; for tools that look at more than their own namespace.</summary>
    protected void AllowClusterWide(params PolicyRuleArgs[] rules)
    {
        var role = new ClusterRole($"{ComponentName}-role", new ClusterRoleArgs { Metadata = ClusterMeta(), Rules = rules }, Child);
        _ = new ClusterRoleBinding($"{ComponentName}-role-binding", new ClusterRoleBindingArgs
        {
            Metadata = ClusterMeta(),
            RoleRef = new RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = role.Metadata.Apply(metadata => metadata.Name) },
            Subjects = { new SubjectArgs { Kind = "ServiceAccount", Name = Workload.Name, Namespace = Namespace } },
        }, Child);
    }

    /// <summary>Selector of the tool's pods.</summary>
    protected LabelSelectorArgs Selector() => new() { MatchLabels = StackLabels.Selector(Workload) };
}

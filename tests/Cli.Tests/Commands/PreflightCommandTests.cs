using Monitoring.Cli;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Commands;

/// <summary>Against a stand-in for kubectl that writes down what it is asked and answers as one healthy cluster, or as it is told.</summary>
public sealed class PreflightCommandTests : IDisposable
{
    private const string Kinds = """
        configmaps cm v1 true ConfigMap
        namespaces ns v1 false Namespace
        secrets v1 true Secret
        serviceaccounts sa v1 true ServiceAccount
        services svc v1 true Service
        daemonsets ds apps/v1 true DaemonSet
        deployments deploy apps/v1 true Deployment
        statefulsets sts apps/v1 true StatefulSet
        cronjobs cj batch/v1 true CronJob
        jobs batch/v1 true Job
        networkpolicies netpol networking.k8s.io/v1 true NetworkPolicy
        poddisruptionbudgets pdb policy/v1 true PodDisruptionBudget
        clusterrolebindings rbac.authorization.k8s.io/v1 false ClusterRoleBinding
        clusterroles rbac.authorization.k8s.io/v1 false ClusterRole
        rolebindings rbac.authorization.k8s.io/v1 true RoleBinding
        roles rbac.authorization.k8s.io/v1 true Role
        priorityclasses pc scheduling.k8s.io/v1 false PriorityClass
        """;

    private readonly CliProject _project = new CliProject().WithStack("  monitoring:cluster: {name: somewhere, context: prod-eu}");
    private readonly Dictionary<string, string> _answers = new()
    {
        ["version"] = """{"serverVersion": {"gitVersion": "v1.31.2"}}""",
        ["api-resources"] = Kinds,
        ["auth can-i"] = "yes",
        ["get storageclasses"] = """{"items": [{"metadata": {"name": "ssd", "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}}, "allowVolumeExpansion": true}]}""",
        ["get nodes"] = """{"items": [{"metadata": {"name": "a"}, "status": {"allocatable": {"cpu": "8", "memory": "32000000Ki"}}}]}""",
        ["get pods"] = """{"items": []}""",
    };

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_cluster_that_can_take_the_stack_passes_and_is_only_read()
    {
        var result = await RunAsync();

        Assert.Equal((ExitCodes.Ok, ""), (result.ExitCode, result.Error));
        Assert.Contains("test on context 'prod-eu'", result.Output, StringComparison.Ordinal);
        Assert.Contains("Kubernetes v1.31.2", result.Output, StringComparison.Ordinal);
        Assert.Contains("7 checks passed, 1 skipped", result.Output, StringComparison.Ordinal);
        Assert.All(await File.ReadAllLinesAsync(_project["calls"]), call =>
        {
            Assert.Matches("^(version|api-resources|auth can-i|get) ", call);
            Assert.EndsWith("--context=prod-eu", call, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("version", """{"serverVersion": {"gitVersion": "v1.26.9-gke.1"}}""", "Kubernetes v1.26.9-gke.1 is older than 1.27")]
    [InlineData("auth can-i", "no", "✗ statefulsets.apps: Not allowed in the namespace monitoring: create, get, list, watch, patch, delete.")]
    [InlineData("get storageclasses", """{"items": []}""", "✗ storageclass: None is the default")]
    [InlineData("get nodes", """{"items": [{"metadata": {"name": "a"}, "status": {"allocatable": {"cpu": "8", "memory": "100Mi"}}}]}""", "✗ memory: The stack asks for ")]
    [InlineData("get pods", """{"items": [{"metadata": {"namespace": "x"}, "spec": {"nodeName": "a", "containers": [{"resources": {"requests": {"cpu": "7900m"}}}]}}]}""", "✗ cpu: The stack asks for ")]
    [InlineData("get configmaps", "prometheus-config 1 3d app=else", "✗ configmap/prometheus-config: It exists in monitoring and is not of this stack.")]
    [InlineData("get namespaces", "monitoring Active 3d a=b", "✗ namespace/monitoring: It exists and is not of this stack.")]
    [InlineData("get namespace monitoring", """{"status": {"phase": "Terminating"}}""", "✗ namespace/monitoring: It is being deleted")]
    [InlineData("api-resources", "configmaps cm v1 true ConfigMap", "✗ Deployment: The cluster does not serve it as apps/v1.")]
    public async Task What_would_keep_a_deployment_from_working_is_said(string question, string answer, string message)
    {
        _answers[question] = answer;

        var result = await RunAsync();

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Contains(message, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("get storageclasses", """{"items": [{"metadata": {"name": "hdd", "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}}}]}""", "! storageclass/hdd: Its volumes cannot grow")]
    [InlineData("get namespace monitoring", """{"metadata": {"labels": {"pod-security.kubernetes.io/enforce": "restricted"}}}""", "✓ namespaces admit the pods")]
    [InlineData("get namespaces", "monitoring Active 3d app.kubernetes.io/managed-by=pulumi", "! namespace/monitoring: A stack that was destroyed has left it behind, with its volumes.")]
    [InlineData("get configmaps", "prometheus-config 1 3d app.kubernetes.io/managed-by=pulumi", "1 objects are there from an earlier deployment")]
    public async Task What_is_merely_worth_knowing_does_not_fail(string question, string answer, string message)
    {
        _answers[question] = answer;

        var result = await RunAsync();

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains(message, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_is_one_message()
    {
        _answers.Remove("version");

        var result = await RunAsync();

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Contains("✗ kubectl version: Unable to connect to the server", result.Output, StringComparison.Ordinal);
        Assert.Contains("0 checks passed, 1 failed", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_kubectl_the_message_says_so()
    {
        var result = await _project.RunAsync("preflight", "test");
        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Contains("kubectl: It is not on the PATH", Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    private Task<CliResult> RunAsync()
    {
        var cases = string.Join('\n', _answers.OrderByDescending(answer => answer.Key.Length).Select((answer, i) =>
        {
            _project.With($"bin/answers/{i}", answer.Value);
            return $"  \"{answer.Key} \"*) cat \"$here/answers/{i}\" ;;";
        }));
        _project.With("bin/kubectl", $"""
            #!/usr/bin/env bash
            here=$(dirname "$0")
            echo "$*" >>"$here/../calls"
            case "$* " in
            {cases}
              "get "*) ;;
              *) echo "Unable to connect to the server" >&2; exit 1 ;;
            esac
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_project["bin/kubectl"], UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        _project.Environment["PATH"] = _project["bin"];
        return _project.RunAsync("preflight", "test");
    }
}

using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Xunit;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Monitoring.Tests.Sdk.Kubernetes;

public sealed class WireFormatTests
{
    [Fact]
    public async Task A_deployment_goes_out_under_the_names_of_the_Kubernetes_API()
    {
        var run = await MockedProgram.RunAsync(() => _ = new Deployment("web", new DeploymentArgs
        {
            Metadata = new ObjectMetaArgs { Labels = { ["app"] = "web" } },
            Spec = new DeploymentSpecArgs
            {
                Replicas = 2,
                Selector = new LabelSelectorArgs { MatchLabels = { ["app"] = "web" } },
                Strategy = new DeploymentStrategyArgs
                {
                    RollingUpdate = new RollingUpdateDeploymentArgs { MaxSurge = 1, MaxUnavailable = "25%" },
                },
                Template = new PodTemplateSpecArgs { Spec = new PodSpecArgs { Containers = { WebContainer() } } },
            },
        }));

        run.AssertInputs("web", """
            {
              "apiVersion": "apps/v1",
              "kind": "Deployment",
              "metadata": { "labels": { "app": "web" } },
              "spec": {
                "replicas": 2,
                "selector": { "matchLabels": { "app": "web" } },
                "strategy": { "rollingUpdate": { "maxSurge": 1, "maxUnavailable": "25%" } },
                "template": { "spec": { "containers": [ {
                  "name": "web",
                  "ports": [ { "containerPort": 8080, "name": "http" } ],
                  "livenessProbe": { "httpGet": { "path": "/healthz", "port": "http" } },
                  "readinessProbe": { "tcpSocket": { "port": 8080 }, "periodSeconds": 5 },
                  "resources": { "limits": { "memory": "64Mi" }, "requests": {} }
                } ] } }
              }
            }
            """);
    }

    [Fact]
    public async Task A_service_type_may_be_a_string_or_the_enum()
    {
        var run = await MockedProgram.RunAsync(() =>
        {
            _ = new Service("text", new ServiceArgs { Spec = new ServiceSpecArgs { Type = "NodePort" } });
            _ = new Service("enum", new ServiceArgs { Spec = new ServiceSpecArgs { Type = ServiceSpecType.NodePort } });
        });

        const string Inputs = """{ "apiVersion": "v1", "kind": "Service", "spec": { "type": "NodePort" } }""";
        run.AssertInputs("text", Inputs);
        run.AssertInputs("enum", Inputs);
    }

    [Fact]
    public async Task An_unset_collection_is_absent_and_one_that_was_only_read_is_empty()
    {
        var read = new ConfigMapArgs();
        _ = read.Data;

        var run = await MockedProgram.RunAsync(() =>
        {
            _ = new ConfigMap("unset", new ConfigMapArgs());
            _ = new ConfigMap("read", read);
        });

        run.AssertInputs("unset", """{ "apiVersion": "v1", "kind": "ConfigMap" }""");
        run.AssertInputs("read", """{ "apiVersion": "v1", "kind": "ConfigMap", "data": {} }""");
    }

    [Fact]
    public async Task A_required_property_that_is_missing_fails_the_run_by_name()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => MockedProgram.RunAsync(() =>
            _ = new Deployment("web", new DeploymentArgs { Spec = new DeploymentSpecArgs { Template = new PodTemplateSpecArgs() } })));

        Assert.Contains("DeploymentSpecArgs.Selector is required but was not given a value", failure.Message, StringComparison.Ordinal);
    }

    private static ContainerArgs WebContainer() => new()
    {
        Name = "web",
        Ports = { new ContainerPortArgs { Name = "http", ContainerPortValue = 8080 } },
        LivenessProbe = new ProbeArgs { HttpGet = new HTTPGetActionArgs { Path = "/healthz", Port = "http" } },
        ReadinessProbe = new ProbeArgs { TcpSocket = new TCPSocketActionArgs { Port = 8080 }, PeriodSeconds = 5 },
        Resources = new ResourceRequirementsArgs { Limits = { ["memory"] = "64Mi" }, Requests = new InputMap<string>() },
    };
}

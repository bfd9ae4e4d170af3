using System.Text.Json;
using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Kubernetes.ApiExtensions.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.ApiExtensions.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Sdk.Kubernetes;

public sealed class OutputTests
{
    [Fact]
    public async Task A_property_named_like_its_type_comes_back_as_Value()
    {
        var run = await MockedProgram.RunAsync(() => _ = new Pod("web", new PodArgs
        {
            Spec = new PodSpecArgs
            {
                Containers = { new ContainerArgs { Name = "web", Ports = { new ContainerPortArgs { ContainerPortValue = 8080 } } } },
            },
        }));

        var spec = await OutputUtilities.GetValueAsync(((Pod)run.Resources.Single()).Spec);
        Assert.Equal(8080, spec.Containers.Single().Ports.Single().ContainerPortValue);
    }

    [Fact]
    public async Task An_int_or_string_comes_back_as_what_it_was()
    {
        var run = await MockedProgram.RunAsync(() => _ = new Service("web", new ServiceArgs
        {
            Spec = new ServiceSpecArgs
            {
                Ports =
                {
                    new ServicePortArgs { Port = 80, TargetPort = 8080 },
                    new ServicePortArgs { Port = 443, TargetPort = "https" },
                },
            },
        }));

        var spec = await OutputUtilities.GetValueAsync(((Service)run.Resources.Single()).Spec);
        Assert.Equal([8080, "https"], spec.Ports.Select(port => port.TargetPort.Value));
    }

    [Fact]
    public async Task A_schema_keeps_references_unions_and_any_JSON()
    {
        var run = await MockedProgram.RunAsync(() => _ = new CustomResourceDefinition("crd", new CustomResourceDefinitionArgs
        {
            Spec = new CustomResourceDefinitionSpecArgs
            {
                Group = "example.com",
                Scope = "Namespaced",
                Names = new CustomResourceDefinitionNamesArgs { Kind = "Probe", Plural = "probes" },
                Versions =
                {
                    new CustomResourceDefinitionVersionArgs
                    {
                        Name = "v1",
                        Served = true,
                        Storage = true,
                        Schema = new CustomResourceValidationArgs { OpenAPIV3Schema = Schema() },
                    },
                },
            },
        }));

        var spec = await OutputUtilities.GetValueAsync(((CustomResourceDefinition)run.Resources.Single()).Spec);
        var schema = spec.Versions.Single().Schema.OpenAPIV3Schema;
        Assert.Equal("#/definitions/probe", schema.Ref);
        Assert.False(schema.AdditionalProperties.AsT1);
        Assert.Equal("string", schema.Items.AsT0.Type);
        Assert.Equal("""{"seconds":5}""", JsonSerializer.Serialize(schema.Default));
        Assert.True(schema.X_kubernetes_preserve_unknown_fields);
    }

    private static JSONSchemaPropsArgs Schema() => new()
    {
        Ref = "#/definitions/probe",
        AdditionalProperties = false,
        Items = new JSONSchemaPropsArgs { Type = "string" },
        Default = """{"seconds":5}""",
        X_kubernetes_preserve_unknown_fields = true,
    };
}

using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Xunit;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;
using CustomResourceArgs = Pulumi.Kubernetes.ApiExtensions.CustomResourceArgs;

namespace Monitoring.Tests.Sdk.Kubernetes;

public sealed class CustomResourceTests
{
    [Fact]
    public async Task The_type_token_is_made_of_the_api_version_and_the_kind()
    {
        var run = await MockedProgram.RunAsync(() => _ = new CustomResource("probe", new ProbeArgs
        {
            Metadata = new ObjectMetaArgs { Name = "probe" },
            Spec = new InputMap<string> { ["interval"] = "30s" },
        }));

        Assert.Equal("kubernetes:monitoring.coreos.com/v1:Probe", run.Request("probe").Type);
        run.AssertInputs("probe", """
            {
              "apiVersion": "monitoring.coreos.com/v1",
              "kind": "Probe",
              "metadata": { "name": "probe" },
              "spec": { "interval": "30s" }
            }
            """);
    }

    private sealed class ProbeArgs() : CustomResourceArgs("monitoring.coreos.com/v1", "Probe")
    {
        [Input("spec")]
        public InputMap<string>? Spec { get; init; }
    }
}

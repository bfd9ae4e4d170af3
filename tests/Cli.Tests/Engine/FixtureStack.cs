using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Random;

namespace Monitoring.Tests.Cli.Engine;

/// <summary>A component with two children, one resource without a parent, and outputs of every sort.</summary>
internal sealed class FixtureStack : Stack
{
    public FixtureStack(StackOptions options)
        : base(options)
    {
        var password = new RandomPassword("password", new RandomPasswordArgs { Length = 8 });
        var group = new Group();
        var map = new ConfigMap("map", new ConfigMapArgs { Data = { ["port"] = "80" } }, new CustomResourceOptions { Parent = group });
        _ = new Secret("secret", new SecretArgs
        {
            Metadata = new ObjectMetaArgs { Name = map.Metadata.Apply(m => $"{m.Name}-secret") },
            StringData = { ["password"] = password.Result },
        }, new CustomResourceOptions { Parent = group });

        Visible = Output.Create("seen");
        Hidden = password.Result;
        Configured = Output.Create(new Config().Require("greeting"));
        Folder = Output.Create(Directory.GetCurrentDirectory());
    }

    [Output("visible")]
    public Output<string> Visible { get; set; }

    [Output("hidden")]
    public Output<string> Hidden { get; set; }

    [Output("configured")]
    public Output<string> Configured { get; set; }

    [Output("folder")]
    public Output<string> Folder { get; set; }

    private sealed class Group : ComponentResource
    {
        public Group()
            : base("test:index:Group", "group") => RegisterOutputs();
    }
}

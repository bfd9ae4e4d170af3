using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>The base of the args of custom resources: derive from it, once for each kind, and add the kind's own properties.</summary>
public abstract class CustomResourceArgs : ResourceArgs
{
    /// <param name="apiVersion">Group and version, for instance <c>monitoring.coreos.com/v1</c>.</param>
    /// <param name="kind">The kind, for instance <c>PodMonitor</c>.</param>
    protected CustomResourceArgs(string apiVersion, string kind)
    {
        Type = $"kubernetes:{apiVersion}:{kind}";
        ApiVersion = apiVersion;
        Kind = kind;
    }

    [Input("apiVersion")]
    public Input<string> ApiVersion { get; }

    [Input("kind")]
    public Input<string> Kind { get; }

    [Input("metadata")]
    public Input<ObjectMetaArgs>? Metadata { get; set; }

    internal string Type { get; }
}

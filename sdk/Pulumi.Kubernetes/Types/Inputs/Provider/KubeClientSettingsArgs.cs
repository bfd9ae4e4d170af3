namespace Pulumi.Kubernetes.Types.Inputs.Provider;

/// <summary>How hard the provider may press the API server.</summary>
public class KubeClientSettingsArgs : ResourceArgs
{
    /// <summary>Requests that may go out at once above <see cref="Qps"/>.</summary>
    [Input("burst")]
    public Input<int>? Burst { get; set; }

    /// <summary>Requests a second.</summary>
    [Input("qps")]
    public Input<double>? Qps { get; set; }

    /// <summary>Seconds to wait for an answer.</summary>
    [Input("timeout")]
    public Input<int>? Timeout { get; set; }

    public KubeClientSettingsArgs()
    {
    }

    public static new KubeClientSettingsArgs Empty => new();
}

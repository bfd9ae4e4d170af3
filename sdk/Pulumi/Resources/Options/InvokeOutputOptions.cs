namespace Pulumi;

/// <summary>Options of a call whose result is an output, which can therefore wait for resources.</summary>
public class InvokeOutputOptions : InvokeOptions
{
    private InputList<Resource>? _dependsOn;

    public InputList<Resource> DependsOn { get => _dependsOn ??= []; set => _dependsOn = value; }
}

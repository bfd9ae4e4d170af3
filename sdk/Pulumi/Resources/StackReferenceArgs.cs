namespace Pulumi;

/// <summary>Which stack a <see cref="StackReference"/> refers to.</summary>
public class StackReferenceArgs : ResourceArgs
{
    /// <summary><c>organization/project/stack</c>; the name of the reference if not given.</summary>
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }
}

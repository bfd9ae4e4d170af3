namespace Pulumi;

/// <summary>
/// Changes what is about to be registered: called in the constructor of the resource and of each of its children.
/// Null leaves things as they are; the parent cannot be changed.
/// </summary>
public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);

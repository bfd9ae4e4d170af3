namespace Pulumi;

/// <summary>A failure that concerns one resource; the console shows it there.</summary>
public class ResourceException : Exception
{
    /// <param name="message">What is wrong.</param>
    /// <param name="resource">The resource that it concerns.</param>
    /// <param name="hideStack">The message says all; do not show where the code was.</param>
    public ResourceException(string message, Resource? resource, bool hideStack = false)
        : base(message)
    {
        Resource = resource;
        HideStack = hideStack;
    }

    internal Resource? Resource { get; }

    internal bool HideStack { get; }
}

using Monitoring.Cli.Engine;

namespace Monitoring.Cli.Preflight;

/// <summary>An object that a deployment would create.</summary>
/// <param name="Resource">What the program declared.</param>
internal sealed record PlannedObject(RecordedResource Resource)
{
    public string ApiVersion => Resource.Inputs.Text("apiVersion") ?? "";

    public string Kind => Resource.Kind;

    public string Name => Resource.Inputs.Text("metadata", "name") ?? Resource.Name;

    /// <summary>Null for kinds that stand above namespaces.</summary>
    public string? Namespace => Resource.Inputs.Text("metadata", "namespace");
}

namespace Pulumi;

/// <summary>Stands for a resource of which only the URN is known, because it came as a reference or as the source of a value.</summary>
internal sealed class DependencyResource : CustomResource
{
    public DependencyResource(string urn, string? id = null)
        : base("", "")
    {
        Urn = new(new OutputData<string>(urn, true, false, [this]));
        Id = new(new OutputData<string>(id ?? "", !string.IsNullOrEmpty(id), false, [this]));
    }
}

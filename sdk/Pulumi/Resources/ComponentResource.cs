namespace Pulumi;

/// <summary>A resource made of other resources, which name it as their parent.</summary>
public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options)
    {
    }

    public ComponentResource(string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(ResourceDefinition.Component(type, name, args, options, remote, null))
    {
    }

    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options, bool remote, RegisterPackageRequest? registerPackageRequest = null)
        : base(ResourceDefinition.Component(type, name, args, options, remote, registerPackageRequest))
    {
    }

    /// <summary>Ends the construction: the properties marked with <see cref="OutputAttribute"/> are the component's outputs.</summary>
    protected void RegisterOutputs() => RegisterOutputs(OutputProperties.Of(GetType()).ReadValues(this));

    /// <inheritdoc cref="RegisterOutputs()"/>
    protected void RegisterOutputs(IDictionary<string, object?> outputs) => RegisterOutputs(Output.Create(outputs));

    /// <inheritdoc cref="RegisterOutputs()"/>
    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(Output.Create(outputs));

    /// <inheritdoc cref="RegisterOutputs()"/>
    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs) =>
        DeploymentContext.Required.Registrar.RegisterOutputs(this, outputs);
}

namespace Pulumi;

/// <summary>
/// The root of all resources of a program. Create them in the constructor of a subclass; its public properties marked
/// with <see cref="OutputAttribute"/> are what the stack exports.
/// </summary>
public class Stack : ComponentResource
{
    internal const string RootType = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(RootType, RootName, ToComponentOptions(options)) =>
        DeploymentContext.Required.Stack = this;

    /// <summary>A stack whose resources a callback makes; what it returns is what the stack exports.</summary>
    internal Stack(Func<Task<IDictionary<string, object?>>> program, StackOptions? options)
        : this(options)
    {
        Outputs = Output.Create(RunAsync(program));
        RegisterOutputs(Outputs);
    }

    internal Output<IDictionary<string, object?>> Outputs { get; private set; } = Output.Create<IDictionary<string, object?>>(new Dictionary<string, object?>());

    private static string RootName => $"{DeploymentContext.Required.Settings.ProjectName}-{DeploymentContext.Required.Settings.StackName}";

    /// <summary>Exports the properties of the subclass, once its constructor is through.</summary>
    /// <exception cref="RunException">A property is not an output, or has no value.</exception>
    internal void RegisterPropertyOutputs()
    {
        var properties = OutputProperties.Of(GetType()).All.Where(property => property.IsPublic && property.DeclaringType == GetType()).ToList();
        var misfits = properties.Where(property => property.ValueType is null).Select(property => property.PropertyName).ToList();
        if (misfits.Count > 0)
            throw RunException.OutputsHaveIncorrectType(misfits);
        var empty = properties.Where(property => property.Read(this) is null).Select(property => property.PropertyName).ToList();
        if (empty.Count > 0)
            throw RunException.OutputsHaveNoValue(empty);

        Outputs = Output.Create<IDictionary<string, object?>>(properties.ToDictionary(property => property.Name, property => property.Read(this)));
        RegisterOutputs(Outputs);
    }

    private static async Task<IDictionary<string, object?>> RunAsync(Func<Task<IDictionary<string, object?>>> program) =>
        await program().ConfigureAwait(false);

    private static ComponentResourceOptions? ToComponentOptions(StackOptions? options) =>
        options is null
            ? null
            : new ComponentResourceOptions
            {
                ResourceTransformations = options.ResourceTransformations,
                ResourceTransforms = options.ResourceTransforms,
            };
}

namespace Monitoring.Stacks.Settings;

/// <summary>The shape that a setting's value has to have.</summary>
internal abstract record SettingKind
{
    /// <summary>A word or two for the type column of the documentation.</summary>
    public abstract string TypeName { get; }

    /// <summary>The phrase that completes "give …" in an error.</summary>
    public abstract string Accepted { get; }

    /// <summary>The <c>type:</c> that Pulumi.yaml declares for a top-level key of this kind.</summary>
    public abstract string PulumiType { get; }

    /// <summary>A value as a person would write it in the stack's file.</summary>
    public abstract string Format(object? value);
}

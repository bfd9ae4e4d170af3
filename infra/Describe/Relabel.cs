namespace Monitoring.Describe;

/// <summary>Relabelling steps with names that say what they do.</summary>
public static class Relabel
{
    /// <summary>Keeps targets or series whose joined labels match the whole regular expression.</summary>
    public static RelabelRule Keep(string regex, params string[] labels) => new("keep") { SourceLabels = [.. labels], Regex = regex };

    /// <summary>Drops targets or series whose joined labels match the whole regular expression.</summary>
    public static RelabelRule Drop(string regex, params string[] labels) => new("drop") { SourceLabels = [.. labels], Regex = regex };

    /// <summary>Copies a label's value to another label.</summary>
    public static RelabelRule Copy(string from, string to) => new("replace") { SourceLabels = [from], TargetLabel = to };

    /// <summary>Sets a label from a match over other labels; leaves it alone where the expression does not match.</summary>
    public static RelabelRule Replace(string regex, string replacement, string to, params string[] from) =>
        new("replace") { SourceLabels = [.. from], Regex = regex, Replacement = replacement, TargetLabel = to };

    /// <summary>Sets a label to a fixed value.</summary>
    public static RelabelRule Set(string label, string value) => new("replace") { TargetLabel = label, Replacement = value };

    /// <summary>Removes labels whose name matches.</summary>
    public static RelabelRule DropLabels(string regex) => new("labeldrop") { Regex = regex };
}

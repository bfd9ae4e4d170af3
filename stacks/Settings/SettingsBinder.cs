using Monitoring.Settings;

namespace Monitoring.Stacks.Settings;

/// <summary>
/// Turns a stack's configuration into a typed, validated settings record and names everything that is wrong at once. Use it at the edge of
/// the program, once; everything behind it takes settings, never configuration.
/// </summary>
public static class SettingsBinder
{
    /// <summary>
    /// Binds the values of one project's configuration. Keys that are absent keep the default of their property; a list or map that is given
    /// replaces the default whole, an object only the keys that it names.
    /// </summary>
    /// <param name="config">Keys without the project's name, values as Pulumi passes them: plain text, or JSON for objects and lists.</param>
    /// <param name="project">Name of the project: the part of a key before the colon.</param>
    /// <param name="secretKeys">Top-level keys whose values are secrets; accepted here, read elsewhere, never shown.</param>
    /// <param name="today">Date of the deployment (UTC), for settings that end on a date.</param>
    public static SettingsResult<T> Bind<T>(IReadOnlyDictionary<string, string> config, string project, IEnumerable<string> secretKeys, DateOnly today)
        where T : class, new()
    {
        var reader = new SettingsReader(project, [.. secretKeys], today);
        var settings = (T)reader.Read(SettingsShape.Of(typeof(T)), config);
        var failed = reader.Problems.Any(p => p.Level == ProblemLevel.Error);
        return new SettingsResult<T>(failed ? null : settings, [.. reader.Problems]);
    }
}

namespace Monitoring.Settings;

/// <summary>
/// Implemented by a settings record whose values depend on each other. Single values are checked by their type and by
/// <see cref="SettingAttribute"/>; this is for the impossible combinations.
/// </summary>
public interface IValidatedSettings
{
    /// <summary>All problems of this record; <see cref="Problem.Where"/> is built with <see cref="SettingsContext.Key"/>.</summary>
    IEnumerable<Problem> Validate(SettingsContext context);
}

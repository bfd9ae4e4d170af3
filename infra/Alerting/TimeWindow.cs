using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Compile;
using Monitoring.Settings;

namespace Monitoring.Alerting;

/// <summary>A recurring span of time, such as the hours outside the office's.</summary>
public sealed record TimeWindow : IValidatedSettings
{
    private const string AnyDay = "(sunday|monday|tuesday|wednesday|thursday|friday|saturday)";

    private static readonly string[] Week = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    [Setting("Days of the week, single or as a range; empty means every day.", Example = "[\"monday:friday\"]", Pattern = $"{AnyDay}(:{AnyDay})?", PatternText = "a day such as 'saturday', or a range such as 'monday:friday'")]
    public ImmutableArray<string> Days { get; init; } = [];

    [Setting("Start of the window, HH:MM.")]
    public TimeOnly From { get; init; } = TimeOnly.MinValue;

    [Setting("End of the window, HH:MM; 00:00 is midnight at the end of the day. An end before the start means the early and the late hours of each of the days: until the end, and again from the start on.")]
    public TimeOnly To { get; init; } = TimeOnly.MinValue;

    [Setting("Time zone by its IANA name.", Example = "Europe/Berlin", Pattern = "[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*", PatternText = "the name of a time zone such as 'UTC' or 'Europe/Berlin'")]
    public string Location { get; init; } = "UTC";

    /// <summary>The window as one of Alertmanager's time intervals; a window over midnight becomes two ranges of the same days.</summary>
    public YamlMap Compile() => new()
    {
        ["times"] = Ranges().Select(range => new YamlMap { ["start_time"] = range.Start, ["end_time"] = range.End }).ToArray(),
        ["weekdays"] = Days.ToArray(),
        ["location"] = Location,
    };

    /// <summary>True while the window is open.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the time zone.</exception>
    public bool Contains(DateTimeOffset time)
    {
        var local = TimeZoneInfo.ConvertTime(time, TimeZoneInfo.FindSystemTimeZoneById(Location));
        var day = (int)local.DayOfWeek;
        if (Days.Length > 0 && !Days.Any(days => day >= Array.IndexOf(Week, days.Split(':')[0]) && day <= Array.IndexOf(Week, days.Split(':')[^1])))
            return false;
        var now = TimeOnly.FromTimeSpan(local.TimeOfDay);
        if (To == TimeOnly.MinValue)
            return now >= From;
        return From < To ? now >= From && now < To : now < To || now >= From;
    }

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        for (var i = 0; i < Days.Length; i++)
            if (Days[i].Split(':') is [var first, var last] && Array.IndexOf(Week, first) > Array.IndexOf(Week, last))
                yield return Problem.Error(context.Key($"days[{i}]"), $"'{Days[i]}' runs backwards, because Alertmanager's week begins on sunday; name the days one by one.");
    }

    private IEnumerable<(string Start, string End)> Ranges()
    {
        var end = To == TimeOnly.MinValue ? "24:00" : Text(To);
        if (To == TimeOnly.MinValue || From < To)
            return [(Text(From), end)];
        return [("00:00", end), (Text(From), "24:00")];
    }

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

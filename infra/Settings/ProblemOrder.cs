using System.Globalization;

namespace Monitoring.Settings;

/// <summary>Puts problems into the order in which somebody mends them: by file, then by line and column as numbers.</summary>
public static class ProblemOrder
{
    public static IEnumerable<Problem> Sort(IEnumerable<Problem> problems) =>
        problems.Select(x => (Problem: x, Place: x.Where.Split(':')))
            .OrderBy(x => x.Place[0], StringComparer.Ordinal)
            .ThenBy(x => Number(x.Place, 1))
            .ThenBy(x => Number(x.Place, 2))
            .Select(x => x.Problem);

    private static int Number(string[] place, int index) =>
        index < place.Length && int.TryParse(place[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

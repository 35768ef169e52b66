namespace HybridFailover.Engine.Probing;

/// <summary>Tracks by when they are due next: a binary heap in which each track knows its place, so that a new due time moves it.</summary>
internal sealed class DueHeap
{
    private readonly List<Track> _tracks = [];

    public Track? First => _tracks.Count == 0 ? null : _tracks[0];

    public int Count => _tracks.Count;

    public void Add(Track track)
    {
        track.HeapPlace = _tracks.Count;
        _tracks.Add(track);
        Up(track.HeapPlace);
    }

    public void Remove(Track track)
    {
        var place = track.HeapPlace;
        var last = _tracks[^1];
        _tracks.RemoveAt(_tracks.Count - 1);
        track.HeapPlace = -1;
        if (ReferenceEquals(last, track)) return;
        Put(last, place);
        Moved(last);
    }

    /// <summary>The track's <see cref="Track.Due"/> has changed.</summary>
    public void Moved(Track track)
    {
        if (track.HeapPlace < 0) return;
        Up(track.HeapPlace);
        Down(track.HeapPlace);
    }

    private void Up(int place)
    {
        var track = _tracks[place];
        for (; place > 0 && track.Due < _tracks[(place - 1) / 2].Due; place = (place - 1) / 2) Put(_tracks[(place - 1) / 2], place);
        Put(track, place);
    }

    private void Down(int place)
    {
        var track = _tracks[place];
        while (true)
        {
            var child = 2 * place + 1;
            if (child >= _tracks.Count) break;
            if (child + 1 < _tracks.Count && _tracks[child + 1].Due < _tracks[child].Due) child++;
            if (_tracks[child].Due >= track.Due) break;
            Put(_tracks[child], place);
            place = child;
        }
        Put(track, place);
    }

    private void Put(Track track, int place)
    {
        _tracks[place] = track;
        track.HeapPlace = place;
    }
}

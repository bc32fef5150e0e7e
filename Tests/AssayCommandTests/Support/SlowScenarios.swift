/// A scenario file for a run that is ended in its middle: `/slow` must never be answered.
enum SlowScenarios {
  static let text = """
    {
      "name": "Slow",
      "scenarios": [
        { "name": "quick", "steps": [
          { "request": { "method": "GET", "path": "/quick" }, "expect": { "status": 200 } } ] },
        { "name": "never answered", "steps": [
          { "request": { "method": "GET", "path": "/slow" }, "expect": { "status": 200 } } ] },
        { "name": "never begun", "steps": [
          { "request": { "method": "GET", "path": "/later" }, "expect": { "status": 200 } } ] }
      ]
    }
    """
}
